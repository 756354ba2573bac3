package io.github.apprpm.verify.process;

import io.github.apprpm.model.DistributionDirectories;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.rpm.HardLinks;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The payload of a package, unpacked below a directory with the permissions that the service has on a host, and the
 * directories of its unit.
 *
 * <p>Text files name the unpacked files instead of the installed ones, so that neither root nor a container is
 * needed. Nothing outside of the directory is touched.
 */
final class UnpackedPackage {
    /** Longer files are not configuration. */
    private static final long MOST_TEXT = 1 << 20;

    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private final Path root;
    private final PackagedService service;
    private final WriteAccess access;
    private final List<String> writable;
    private final Relocation relocation;
    private final Set<Path> directories = new HashSet<>();
    private final Map<Path, PackagedFile> modes = new LinkedHashMap<>();

    private UnpackedPackage(Path root, PackagedService service) {
        this.root = root;
        this.service = service;
        this.access = new WriteAccess(service);
        this.writable = access.paths();
        this.relocation = new Relocation(root, ownPaths(service, writable));
    }

    /** @throws PackagingException if one of its files would be outside of the root */
    static UnpackedPackage of(PackagedService service, Path root) throws IOException {
        UnpackedPackage unpacked = new UnpackedPackage(root, service);
        unpacked.unpack();
        return unpacked;
    }

    PackagedService service() {
        return service;
    }

    private static List<String> ownPaths(PackagedService service, List<String> writable) {
        RpmPackage rpm = service.rpm();
        List<String> paths = new ArrayList<>(writable);
        service.home().ifPresent(paths::add);
        rpm.files().stream()
                .map(PackagedFile::path)
                .filter(path -> !DistributionDirectories.contains(path, rpm.name()))
                .forEach(paths::add);
        paths.removeIf(path -> path.length() < 2 || DistributionDirectories.contains(path, rpm.name()));
        return paths;
    }

    Relocation relocation() {
        return relocation;
    }

    Path root() {
        return root;
    }

    /** Where an installed file is. */
    Path path(String installed) {
        return relocation.unpacked(installed);
    }

    /** Where the service starts. */
    Path workingDirectory() {
        return service.home().map(this::path).filter(Files::isDirectory).orElse(root);
    }

    /** The directories of the unit, by their installed paths. */
    List<String> writablePaths() {
        return writable;
    }

    /** Whether everybody may write there on a host, including the service. */
    boolean isPublic(String installed) {
        return access.isTemporary(installed);
    }

    /** Whether the service may write there, as the unit says. */
    boolean isItsOwn(Path path) {
        return writable.stream().map(this::path).anyMatch(path::startsWith);
    }

    private void unpack() throws IOException {
        directories.add(Files.createDirectories(root));
        HardLinks links = HardLinks.of(service.rpm().files());
        Map<Path, Path> names = new LinkedHashMap<>();
        service.rpm().readPayload((file, content) -> {
            Path path = safe(file);
            if (file.isDirectory()) {
                makeDirectory(path);
                modes.put(path, file);
                return;
            }
            makeDirectory(path.getParent());
            if (file.isSymlink()) {
                link(path, file);
            } else if (file.isRegular() && links.last(file).index() != file.index()) {
                names.put(path, safe(links.last(file)));
            } else if (file.isRegular()) {
                write(path, file, content);
                modes.put(path, file);
            }
        });
        for (Map.Entry<Path, Path> name : names.entrySet()) {
            Files.createLink(name.getKey(), name.getValue());
        }
        for (String directory :
                Stream.concat(writable.stream(), dumps().stream()).toList()) {
            Path path = path(directory);
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                makeDirectory(path);
            }
        }
        setModes();
    }

    /** What systemd-tmpfiles makes on a host. */
    private Optional<String> dumps() {
        return service.installed()
                .filter(application -> service.rpm().files().stream()
                        .anyMatch(file -> file.path().equals(application.temporaryFiles())))
                .map(InstalledApplication::dumps);
    }

    private Path safe(PackagedFile file) {
        String path = file.path();
        if (!path.startsWith("/") || List.of(path.split("/")).contains("..")) {
            throw outside(path);
        }
        return root.resolve(path.substring(1)).normalize();
    }

    private PackagingException outside(String path) {
        return new PackagingException(
                "The package '%s' has '%s', which would be outside of the directory where it is unpacked"
                        .formatted(service.rpm().file(), path),
                "Do not trust this package: build it again, or find out where it comes from");
    }

    /** Only through directories, as a link in the package could lead anywhere. */
    private void makeDirectory(Path path) throws IOException {
        if (directories.contains(path)) {
            return;
        }
        makeDirectory(path.getParent());
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(path);
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw outside(relocation.installedText(path.toString()));
        }
        directories.add(path);
    }

    private void link(Path path, PackagedFile file) throws IOException {
        String target = file.linkTarget();
        Files.createSymbolicLink(path, Path.of(target.startsWith("/") ? relocation.unpackedText(target) : target));
    }

    private void write(Path path, PackagedFile file, InputStream content) throws IOException {
        if (file.size() <= MOST_TEXT) {
            byte[] bytes = content.readAllBytes();
            Files.write(path, isText(bytes) ? relocation.unpackedFile(bytes) : bytes);
        } else {
            Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setLastModifiedTime(path, FileTime.fromMillis(file.mtime() * 1000));
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }

    /** Gives the user of the build the permissions that the service has on a host. */
    private void setModes() throws IOException {
        for (Map.Entry<Path, PackagedFile> file : modes.entrySet()) {
            if (!file.getValue().isDirectory()) {
                allow(file.getKey(), bits(file.getValue()));
            }
        }
        List<Path> deepestFirst = new ArrayList<>(directories);
        deepestFirst.sort((one, other) -> Integer.compare(other.getNameCount(), one.getNameCount()));
        for (Path directory : deepestFirst) {
            allow(
                    directory,
                    isItsOwn(directory)
                            ? READ | WRITE | EXECUTE
                            : modes.containsKey(directory) ? bits(modes.get(directory)) : READ | EXECUTE);
        }
    }

    private int bits(PackagedFile file) {
        int shift = file.owner().equals(service.user()) ? 6 : file.group().equals(service.group()) ? 3 : 0;
        int bits = service.user().equals("root")
                ? READ | WRITE | EXECUTE & file.permissions() >> 6
                : file.permissions() >> shift;
        return access.isReadOnly(file.path()) && !isItsOwn(path(file.path())) ? bits & ~WRITE : bits;
    }

    private static void allow(Path path, int bits) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        if ((bits & READ) != 0) {
            permissions.add(PosixFilePermission.OWNER_READ);
        }
        if ((bits & WRITE) != 0) {
            permissions.add(PosixFilePermission.OWNER_WRITE);
        }
        if ((bits & EXECUTE) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        Files.setPosixFilePermissions(path, permissions);
    }

    /** Removes a directory, even if files in it are read-only; links are not followed. */
    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            allow(path, READ | WRITE | EXECUTE);
            List<Path> content;
            try (Stream<Path> list = Files.list(path)) {
                content = list.toList();
            }
            for (Path each : content) {
                delete(each);
            }
        }
        Files.deleteIfExists(path);
    }

    /** Makes the directories writable, so that other programs can remove them. */
    void release() throws IOException {
        for (Path directory : directories) {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                allow(directory, READ | WRITE | EXECUTE);
            }
        }
    }
}
