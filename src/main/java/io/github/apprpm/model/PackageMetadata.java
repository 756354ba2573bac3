package io.github.apprpm.model;

import java.util.Optional;

/**
 * The texts about a package that people read.
 *
 * @param summary one line
 * @param description any number of lines
 * @param license an SPDX expression or a name
 * @param url the project's page
 * @param vendor the organisation that publishes it
 * @param packager who made it
 */
public record PackageMetadata(
        String summary,
        String description,
        String license,
        Optional<String> url,
        Optional<String> vendor,
        String packager) {
    public PackageMetadata {
        summary = Text.line("summary", summary);
        description = Text.lines("description", description);
        license = Text.line("license", license);
        url = url.map(value -> Text.line("url", value));
        vendor = vendor.map(value -> Text.line("vendor", value));
        packager = Text.line("packager", packager);
    }
}
