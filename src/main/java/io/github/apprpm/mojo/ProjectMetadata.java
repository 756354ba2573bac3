package io.github.apprpm.mojo;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
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

    /** The project's name, unless that only repeats the artifact id, or the first sentence of its description. */
    String summary() {
        String name = project.getName();
        if (name != null && !name.equals(project.getArtifactId())) {
            return name;
        }
        String sentence = firstSentence();
        return sentence.isEmpty() || sentence.length() > LONGEST_SUMMARY ? NO_SUMMARY : sentence;
    }

    private String firstSentence() {
        String text = ownDescription().orElse("").strip().replaceAll("\\s+", " ");
        return text.replaceFirst("\\.(\\s.*)?$", "");
    }

    Optional<String> description() {
        return ownDescription().map(String::strip);
    }

    /** A parent's description describes the parent. */
    private Optional<String> ownDescription() {
        return Optional.ofNullable(project.getOriginalModel().getDescription())
                .filter(description -> !description.isBlank())
                .map(description -> project.getDescription());
    }

    String license() {
        return own(Model::getLicenses, List::isEmpty)
                .map(licenses -> project.getLicenses().stream()
                        .map(License::getName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" OR ")))
                .filter(names -> !names.isEmpty())
                .orElse("Proprietary");
    }

    Optional<String> url() {
        return own(Model::getUrl, String::isBlank).map(url -> project.getUrl());
    }

    Optional<String> vendor() {
        return own(Model::getOrganization, organization -> organization.getName() == null)
                .map(organization -> project.getOrganization())
                .map(Organization::getName);
    }

    /** The first developer, or else the organisation, or else the group id, which names it, too. */
    String packager() {
        return own(Model::getDevelopers, List::isEmpty)
                .flatMap(developers -> address(project.getDevelopers().get(0)))
                .or(this::vendor)
                .orElse(project.getGroupId());
    }

    private static Optional<String> address(Developer developer) {
        Optional<String> name =
                Optional.ofNullable(developer.getName()).or(() -> Optional.ofNullable(developer.getId()));
        Optional<String> email = Optional.ofNullable(developer.getEmail());
        return name.isPresent() && email.isPresent()
                ? name.map(value -> "%s <%s>".formatted(value, email.get()))
                : name.or(() -> email);
    }

    /** The nearest value in the POM and its parents, if whoever wrote it is of the same organisation. */
    private <T> Optional<T> own(Function<Model, T> field, Predicate<T> isEmpty) {
        for (MavenProject source = project; source != null; source = source.getParent()) {
            T value = field.apply(source.getOriginalModel());
            if (value != null && !isEmpty.test(value)) {
                return isKin(source) ? Optional.of(value) : Optional.empty();
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
