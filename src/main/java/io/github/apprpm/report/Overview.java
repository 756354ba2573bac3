package io.github.apprpm.report;

import io.github.apprpm.html.DefinitionList;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.inspect.PackageDigest;
import io.github.apprpm.inspect.PackageSignature;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.text.Bytes;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a package says of itself. */
final class Overview {
    private static final Map<String, String> DIGESTED = Map.of(
            "header", "Header",
            "headerAndPayload", "Header and payload",
            "payload", "Payload",
            "archive", "Payload unpacked");

    private final RpmPackage rpm;
    private final ServiceFacts service;

    Overview(RpmPackage rpm, List<Unit> units) {
        this.rpm = rpm;
        this.service = new ServiceFacts(rpm, units);
    }

    Section section() {
        Element content = Element.of("div").add(main()).add(description()).add(digests());
        return Section.of("overview", "Overview", content);
    }

    private Element main() {
        return new DefinitionList("facts")
                .add("Service", service.unit())
                .add("Port", service.port())
                .add("User", service.user())
                .add("Java", service.java())
                .add("Size", "%s, installed %s".formatted(Bytes.of(rpm.size()), Bytes.of(installed(rpm))))
                .add("Files", files())
                .add("Architecture", rpm.architecture())
                .add("License", text(RpmTag.LICENSE))
                .add("Vendor", text(RpmTag.VENDOR))
                .add("Packager", text(RpmTag.PACKAGER))
                .addElement("Signature", Element.of("span").text(signature(rpm)))
                .add("Built", built())
                .add("Source", text(RpmTag.SOURCERPM))
                .add("Payload", payload())
                .add("Format", text(RpmTag.RPMVERSION).map(version -> "rpm " + version))
                .add("Home page", text(RpmTag.URL))
                .element();
    }

    private Optional<String> text(int tag) {
        return rpm.header().string(tag).map(String::strip).filter(text -> !text.isEmpty() && !text.equals("(none)"));
    }

    static long installed(RpmPackage rpm) {
        return rpm.files().stream()
                .filter(file -> file.isRegular() && !file.isGhost())
                .mapToLong(file -> file.size())
                .sum();
    }

    private String files() {
        long directories =
                rpm.files().stream().filter(file -> file.isDirectory()).count();
        long links = rpm.files().stream().filter(file -> file.isSymlink()).count();
        long others = rpm.files().size() - directories - links;
        return Stream.of(
                        Count.of(others, "file"),
                        links == 0 ? "" : Count.of(links, "link"),
                        directories == 0 ? "" : Count.of(directories, "directory", "directories"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Optional<String> built() {
        OptionalLong time = rpm.header().number(RpmTag.BUILDTIME);
        if (time.isEmpty()) {
            return Optional.empty();
        }
        String when = Time.MINUTE.of(time.getAsLong());
        return Optional.of(text(RpmTag.BUILDHOST)
                .map(host -> "%s on %s".formatted(when, host))
                .orElse(when));
    }

    private Optional<String> payload() {
        Optional<String> compressor = text(RpmTag.PAYLOADCOMPRESSOR);
        Optional<String> level = text(RpmTag.PAYLOADFLAGS).filter(flags -> flags.matches("\\d+"));
        return text(RpmTag.PAYLOADFORMAT)
                .map(format -> format
                        + compressor.map(name -> ", " + name).orElse("")
                        + level.map(number -> " level " + number).orElse(""));
    }

    /** In the words of {@code rpm -qi}; a signature that is there for old and new clients counts once. */
    static String signature(RpmPackage rpm) {
        String all = PackageSignature.of(rpm).stream()
                .map(PackageSignature::toString)
                .distinct()
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "none" : all;
    }

    private Optional<Element> description() {
        String summary = text(RpmTag.SUMMARY).orElse("");
        return text(RpmTag.DESCRIPTION)
                .filter(description -> !description.replaceFirst("\\.$", "").equals(summary.replaceFirst("\\.$", "")))
                .map(description -> Element.of("p", "description").text(description));
    }

    private Element digests() {
        DefinitionList facts = new DefinitionList("digests");
        PackageDigest.of(rpm)
                .forEach(digest -> facts.addCode(
                        DIGESTED.getOrDefault(digest.of(), digest.of())
                                + digest.algorithm().map(name -> ", " + name).orElse(""),
                        digest.value()));
        facts.add("Files", PackageDigest.ofFiles(rpm).map(name -> name + " each"));
        return Element.of("details").with("open").add("summary", "Digests").add(facts.element());
    }

    /** The top of the page. */
    Element header(List<Element> verdicts) {
        return Element.of("header")
                .add(Element.of("h1")
                        .text(rpm.name() + " ")
                        .add(Element.of("span", "version").text(rpm.evr())))
                .add(text(RpmTag.SUMMARY)
                        .map(summary -> Element.of("p", "summary").text(summary)))
                .add(Element.of("p", "verdicts").add(verdicts.stream()))
                .add(Element.of("p", "file").text(rpm.file().getFileName().toString()));
    }
}
