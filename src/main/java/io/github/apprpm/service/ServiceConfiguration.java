package io.github.apprpm.service;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import java.util.List;
import java.util.stream.Stream;

/** The configuration files of a package that its service's account has. */
final class ServiceConfiguration {
    private ServiceConfiguration() {}

    /**
     * The paths of those that are neither in the directory for them nor one below it, nor where the service itself writes:
     * systemd hands those over.
     */
    static List<String> elsewhere(ServiceSpec service, Payload payload) {
        InstalledApplication installed = service.installed();
        List<String> own = List.of(installed.state(), installed.cache(), installed.logs());
        return payload.entries().stream()
                .filter(entry -> entry instanceof RegularFile file && file.isConfig())
                .filter(entry -> isOf(service, entry.attributes()))
                .map(Entry::path)
                .filter(path -> own.stream().noneMatch(directory -> path.startsWith(directory + "/")))
                .filter(path -> !path.matches("\\Q%s\\E/[^/]+(/[^/]+)?".formatted(installed.configuration())))
                .toList();
    }

    private static boolean isOf(ServiceSpec service, Attributes attributes) {
        return Stream.of(service.user(), service.group())
                .filter(account -> !account.isRoot())
                .anyMatch(account -> isOf(account, attributes));
    }

    private static boolean isOf(AccountName account, Attributes attributes) {
        return attributes.owner().equals(account) || attributes.group().equals(account);
    }
}
