package io.github.apprpm.mojo;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.model.Developer;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;

/**
 * What a POM says about the project itself. Maven inherits licence, page and organisation from every parent; those of a
 * framework's parent, such as Spring Boot's, are not the project's.
 */
final class ProjectMetadata {
    /** What rpm clients and rpmlint show in full. */
    private static final int LONGEST_SUMMARY = 79;

    /** The summary of a project that has neither a name nor a description. */
    private static final String NO_SUMMARY = "Java web application";

    private final MavenProject project;

    ProjectMetadata(MavenProject project) {
        this.project = project;
    }

    /** What the project calls itself, or a summary for one that does not. */
    String summary() {
        return title().orElse(NO_SUMMARY);
    }

    /** The project's name, unless that only repeats the artifact id, or the first sentence of its description. */
    Optional<String> title() {
        return PomText.line(project.getName())
                .filter(name -> !name.equals(project.getArtifactId()))
                .or(() -> ownDescription()
                        .flatMap(PomText::line)
                        .map(text -> text.replaceFirst("\\.(\\s.*)?$", ""))
                        .filter(sentence -> !sentence.isEmpty() && sentence.length() <= LONGEST_SUMMARY));
    }

    Optional<String> description() {
        return ownDescription().flatMap(PomText::paragraphs);
    }

    /** A parent's description describes the parent. */
    private Optional<String> ownDescription() {
        return PomText.line(project.getOriginalModel().getDescription()).map(words -> project.getDescription());
    }

    String license() {
        return own(ProjectMetadata::licenses).orElse("Proprietary");
    }

    private static Optional<String> licenses(Model model) {
        String names = model.getLicenses().stream()
                .flatMap(license -> PomText.line(license.getName()).stream())
                .collect(Collectors.joining(" OR "));
        return PomText.line(names);
    }

    Optional<String> url() {
        return own(model -> PomText.line(model.getUrl()));
    }

    Optional<String> vendor() {
        return own(model -> Optional.ofNullable(model.getOrganization())
                .flatMap(organization -> PomText.line(organization.getName())));
    }

    /** The first developer, or else the organisation, or else the group id, which names it, too. */
    String packager() {
        return own(model -> model.getDevelopers().stream()
                        .flatMap(developer -> address(developer).stream())
                        .findFirst())
                .or(this::vendor)
                .orElse(project.getGroupId());
    }

    private static Optional<String> address(Developer developer) {
        Optional<String> name = PomText.line(developer.getName()).or(() -> PomText.line(developer.getId()));
        Optional<String> email = PomText.line(developer.getEmail());
        return name.isPresent() && email.isPresent()
                ? name.map(value -> "%s <%s>".formatted(value, email.get()))
                : name.or(() -> email);
    }

    /**
     * The nearest value in the POM and its parents, if whoever wrote it is of the same organisation. An element without
     * words, as start.spring.io writes it, is none, although it keeps Maven from inheriting.
     */
    private Optional<String> own(Function<Model, Optional<String>> field) {
        for (MavenProject source = project; source != null; source = source.getParent()) {
            MavenProject writer = source;
            if (field.apply(writer.getOriginalModel()).isPresent()) {
                return isKin(writer)
                        ? field.apply(project.getModel()).or(() -> field.apply(writer.getModel()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether the first two words of the group ids are the same, as in {@code com.acme.shop} and {@code com.acme}. */
    private boolean isKin(MavenProject other) {
        return organisation(project.getGroupId()).equals(organisation(other.getGroupId()));
    }

    private static String organisation(String groupId) {
        return groupId.replaceFirst("^([^.]+\\.[^.]+)\\..*$", "$1");
    }
}
