package io.github.apprpm.rpm;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Scriptlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A package that was read, whoever built it: its lead, its headers, and where the payload is.
 *
 * <p>The headers are complete, and their arrays of files and capabilities fit each other. Whether rpm installs the
 * package is not checked here.
 */
public final class RpmPackage {
    private final Path file;
    private final long size;
    private final RpmLead lead;
    private final RpmHeader signature;
    private final RpmHeader header;
    private final long headerOffset;
    private final List<PackagedFile> files;

    private RpmPackage(Path file, long size, RpmLead lead, RpmHeader signature, RpmHeader header, long headerOffset) {
        this.file = file;
        this.size = size;
        this.lead = lead;
        this.signature = signature;
        this.header = header;
        this.headerOffset = headerOffset;
        this.files = PackagedFiles.of(header);
    }

    /**
     * Reads all but the payload.
     *
     * @throws PackagingException if the file is missing, cut off or not an RPM package, or its headers contradict themselves
     * @throws IOException if the file cannot be read
     */
    public static RpmPackage read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The package '%s' %s".formatted(file, Files.exists(file) ? "is not a file" : "does not exist"),
                    "Correct its name, or build it first");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, Files.size(file), in);
        } catch (NoSuchFileException e) {
            throw new PackagingException(
                    "The package '%s' does not exist".formatted(file), "Correct its name, or build it first", e);
        }
    }

    /**
     * Reads all but the payload of a package whose bytes are also wanted for something else.
     *
     * @param size the bytes of the whole file
     * @param in is at the beginning of the file, and at that of the payload afterwards
     * @throws PackagingException as {@link #read(Path)}
     */
    public static RpmPackage read(Path file, long size, InputStream in) throws IOException {
        try {
            HeaderReader reader = new HeaderReader(file, size, in);
            RpmLead lead = reader.lead();
            RpmHeader signature = reader.signature();
            long headerOffset = reader.position();
            return new RpmPackage(file, size, lead, signature, reader.header(), headerOffset);
        } catch (MalformedHeaderException e) {
            throw new PackagingException(
                    "The package '%s' contradicts itself: %s".formatted(file, e.getMessage()),
                    "Fetch or build it again",
                    e);
        }
    }

    static PackagingException cutOff(Path file, long size, String part) {
        return new PackagingException(
                "The package '%s' is cut off: it ends after %d bytes, within its %s".formatted(file, size, part),
                "Fetch or build it again");
    }

    public Path file() {
        return file;
    }

    /** The bytes of the whole file. */
    public long size() {
        return size;
    }

    public RpmLead lead() {
        return lead;
    }

    /** The header that holds digests and signatures. */
    public RpmHeader signature() {
        return signature;
    }

    /** The header that describes the package. */
    public RpmHeader header() {
        return header;
    }

    /** Where the header begins in the file, after the signature header and its padding. */
    public long headerOffset() {
        return headerOffset;
    }

    /** Where the compressed payload begins in the file. */
    public long payloadOffset() {
        return headerOffset + header.length();
    }

    public String name() {
        return text(RpmTag.NAME);
    }

    public String version() {
        return text(RpmTag.VERSION);
    }

    public String release() {
        return text(RpmTag.RELEASE);
    }

    private String text(int tag) {
        return header.string(tag).orElse("(none)");
    }

    public OptionalInt epoch() {
        OptionalLong epoch = header.number(RpmTag.EPOCH);
        return epoch.isPresent() ? OptionalInt.of((int) epoch.getAsLong()) : OptionalInt.empty();
    }

    /** Epoch, if there is one, version and release, as {@code 1:2.3-4}. */
    public String evr() {
        String prefix = epoch().isPresent() ? Integer.toUnsignedString(epoch().getAsInt()) + ":" : "";
        return "%s%s-%s".formatted(prefix, version(), release());
    }

    /** Name, epoch if there is one, version, release and architecture, as {@code shop-1:2.3-4.noarch}. */
    public String nevra() {
        return "%s-%s.%s".formatted(name(), evr(), architecture());
    }

    /** The architecture; {@code src} for a source package. */
    public String architecture() {
        return isSource() ? "src" : text(RpmTag.ARCH);
    }

    /** Whether it is a source package, for rpmbuild. */
    public boolean isSource() {
        return !header.has(RpmTag.SOURCERPM) && (lead.type() == 1 || header.has(RpmTag.SOURCEPACKAGE));
    }

    /** Whether a tag holds a signature, of any kind and by any key. */
    public boolean isSigned() {
        return Stream.of(SignatureKind.values()).anyMatch(kind -> kind.isIn(signature));
    }

    /**
     * The capabilities of a kind, in the header's order. A package of version 3 of the format provides itself, though its
     * header does not say so.
     */
    public List<PackageDependency> dependencies(DependencyKind kind) {
        List<PackageDependency> dependencies = DependencyTags.of(kind).read(header);
        boolean isOld = header.index().get(0).tag() >= RpmTag.HEADERI18NTABLE;
        PackageDependency itself = PackageDependency.exactly(name(), evr());
        if (kind != DependencyKind.PROVIDES || !isOld || dependencies.contains(itself)) {
            return dependencies;
        }
        return Stream.concat(dependencies.stream(), Stream.of(itself)).toList();
    }

    /** The scriptlets, in the order of a transaction's points. */
    public List<PackageScript> scripts() {
        List<PackageScript> scripts = new ArrayList<>();
        for (Scriptlet.Phase phase : Scriptlet.Phase.values()) {
            ScriptletTags tags = ScriptletTags.of(phase);
            if (header.has(tags.body()) || header.has(tags.program())) {
                scripts.add(new PackageScript(
                        phase,
                        header.strings(tags.program()),
                        header.string(tags.body()).orElse("")));
            }
        }
        return scripts;
    }

    /** What is to be run when other packages or their files come and go. */
    public List<PackageTrigger> triggers() {
        return Stream.of(PackageTrigger.Kind.values())
                .flatMap(kind -> TriggerTags.of(kind).read(header).stream())
                .toList();
    }

    /** The files, in the header's order. */
    public List<PackagedFile> files() {
        return files;
    }

    /** The payload as it is in the file, compressed. */
    public InputStream compressedPayload() throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        channel.position(payloadOffset());
        return Channels.newInputStream(channel);
    }

    /** The archive in the payload. */
    public InputStream payload() throws IOException {
        return PayloadDecompressor.decompress(this, compressedPayload());
    }

    /**
     * Shows each file of the payload once, in one pass.
     *
     * @throws PackagingException if the payload is broken
     */
    public void readPayload(PayloadVisitor visitor) throws IOException {
        try (InputStream archive = payload()) {
            new CpioReader(this, archive, visitor).read();
            archive.transferTo(OutputStream.nullOutputStream()); // a checksum may follow the last entry
        }
    }
}
