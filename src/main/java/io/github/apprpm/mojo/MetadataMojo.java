package io.github.apprpm.mojo;

import io.github.apprpm.model.PackageMetadata;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters that describe the application, whatever it is packaged as. */
abstract class MetadataMojo extends CompatibleMojo {
    /** One line that says what the application is. Without it, the project's name or description. */
    @Parameter(property = "apprpm.summary")
    private String summary;

    /** Any number of lines that say more. Without it, the project's description, or the summary. */
    @Parameter(property = "apprpm.description")
    private String description;

    /** The licence, as an SPDX expression. Without it, the project's licences, or Proprietary. */
    @Parameter(property = "apprpm.license")
    private String license;

    /** The page of the project. Without it, the project's URL. */
    @Parameter(property = "apprpm.url")
    private String url;

    /** The organisation that publishes the package. Without it, the project's organisation. */
    @Parameter(property = "apprpm.vendor")
    private String vendor;

    /** Who made the package, as {@code Name <address>}. Without it, the first developer, the organisation or the group id. */
    @Parameter(property = "apprpm.packager")
    private String packager;

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
