package io.github.apprpm.mojo;

import io.github.apprpm.model.PackageMetadata;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters that describe the application, whatever it is packaged as. */
abstract class MetadataMojo extends CompatibleMojo {
    /** One line that says what the application is. Default: the project's name or description. */
    @Parameter(property = "apprpm.summary")
    private String summary;

    /** Longer description, of any number of lines. Default: the project's description, or the summary. */
    @Parameter(property = "apprpm.description")
    private String description;

    /** Licence, as an SPDX expression. Default: the project's licences, or {@code Proprietary}. */
    @Parameter(property = "apprpm.license")
    private String license;

    /** Home page of the application. Default: the project's URL. */
    @Parameter(property = "apprpm.url")
    private String url;

    /** Organisation that publishes the package. Default: the project's organisation. */
    @Parameter(property = "apprpm.vendor")
    private String vendor;

    /**
     * Who builds the package, as {@code Name <address>}. Default: the project's first developer, its organisation or
     * its group id.
     */
    @Parameter(property = "apprpm.packager")
    private String packager;

    /** What the user or the project calls the application, if either does. */
    final Optional<String> title() {
        return Optional.ofNullable(summary).or(new ProjectMetadata(project)::title);
    }

    final PackageMetadata metadata() {
        ProjectMetadata ofProject = new ProjectMetadata(project);
        String title = summary == null ? ofProject.summary() : summary;
        return new PackageMetadata(
                title,
                description == null ? ofProject.description().orElse(title) : description,
                license == null ? ofProject.license() : license,
                Optional.ofNullable(url).or(ofProject::url),
                Optional.ofNullable(vendor).or(ofProject::vendor),
                packager == null ? ofProject.packager() : packager);
    }
}
