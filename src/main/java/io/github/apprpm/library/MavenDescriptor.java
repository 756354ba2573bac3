package io.github.apprpm.library;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** What Maven leaves of a project in its jar: {@code META-INF/maven/<groupId>/<artifactId>/pom.properties} and pom.xml. */
final class MavenDescriptor {
    private static final Pattern FILE =
            Pattern.compile("(META-INF/maven/([\\w.-]+)/([\\w.-]+)/)(pom\\.properties|pom\\.xml)");
    /** A version without a placeholder of a POM. */
    private static final Pattern VERSION = Pattern.compile("[\\w.+~-]+");

    private final String directory;
    private final String groupId;
    private final String artifactId;
    private Optional<String> version = Optional.empty();
    private PomFile pom = PomFile.EMPTY;

    /** The descriptor in a directory, {@code META-INF/maven/com.acme/shop/}. */
    MavenDescriptor(String directory) {
        String[] names = directory.split("/");
        this.directory = directory;
        this.groupId = names[2];
        this.artifactId = names[3];
    }

    /** The directory of the descriptor to which an entry of a jar belongs. */
    static Optional<String> directoryOf(String entry) {
        return entry.startsWith("META-INF/maven/")
                ? Optional.of(FILE.matcher(entry))
                        .filter(file -> file.matches())
                        .map(file -> file.group(1))
                : Optional.empty();
    }

    /** Takes one of its files. */
    void read(String entry, byte[] bytes) {
        if (entry.endsWith(".xml")) {
            pom = PomFile.parse(bytes);
            return;
        }
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(bytes));
        } catch (IOException | IllegalArgumentException e) {
            return; // the names of its directories remain
        }
        version = Optional.ofNullable(properties.getProperty("version"));
    }

    String directory() {
        return directory;
    }

    String groupId() {
        return groupId;
    }

    String artifactId() {
        return artifactId;
    }

    Optional<String> version() {
        return version.or(pom::version)
                .map(String::strip)
                .filter(value -> VERSION.matcher(value).matches());
    }

    List<String> licenses() {
        return pom.licenses();
    }

    boolean isOf(Coordinates coordinates) {
        return artifactId.equals(coordinates.artifactId())
                && version().equals(coordinates.version())
                && coordinates.groupId().filter(groupId::equals).isPresent();
    }
}
