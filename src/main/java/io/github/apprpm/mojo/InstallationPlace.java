package io.github.apprpm.mojo;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.DistributionDirectories;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.Layout;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackagingException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters that say where a package keeps its application.
 *
 * @param layout {@code app} or {@code usr}
 * @param prefix the directory that contains the application's own directory, if one is set
 */
record InstallationPlace(String layout, Optional<String> prefix) {
    InstallationPlace {
        prefix = prefix.filter(path -> !path.isBlank());
    }

    /**
     * @param name the name of the package
     * @param oldest the oldest host
     * @throws PackagingException if they contradict each other, or hosts have directories of their own there
     */
    InstalledApplication of(PackageName name, Compatibility oldest) {
        if (Layout.of(layout) == Layout.APP) {
            return InstalledApplication.below(prefix.orElse(InstalledApplication.USUAL_PREFIX), name);
        }
        prefix.ifPresent(path -> {
            throw new PackagingException(
                    "The <prefix> '%s' has no meaning in the layout usr, whose directories are /usr/lib/%s, /usr/libexec/%2$s and /etc/%2$s"
                            .formatted(path, name),
                    "Remove <prefix>, or set <layout>app</layout>");
        });
        if (!oldest.makesServiceDirectories()) {
            throw new PackagingException(
                    "The layout usr leaves the service's directories in /var to systemd, which on '%s' does not make them"
                            .formatted(oldest.word()),
                    "Set <compatibility> to el8 or a later one, or <layout>app</layout>");
        }
        InstalledApplication installed = InstalledApplication.inUsr(name);
        Stream.of(installed.home(), installed.programs(), installed.configuration())
                .filter(directory -> DistributionDirectories.contains(directory, name.value()))
                .findFirst()
                .ifPresent(directory -> {
                    throw new PackagingException(
                            "The layout usr would put the application '%s' into '%s', a directory of the distribution"
                                    .formatted(name, directory),
                            "Set <name> to another one, such as '%s-service', or <layout>app</layout>".formatted(name));
                });
        return installed;
    }
}
