package io.github.apprpm.container;

import io.github.apprpm.model.PackagingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an image provides for a host.
 *
 * @param systemd the program that is to be the first process
 * @param systemdVersion its major version
 * @param packageManager what installs packages: dnf, yum, microdnf or zypper
 */
record ImageContents(String systemd, int systemdVersion, String packageManager) {
    private static final List<String> MANAGERS = List.of("dnf", "yum", "microdnf", "zypper");

    /**
     * Reads the output of {@code look.sh}.
     *
     * @throws PackagingException if something is missing
     */
    static ImageContents of(String named, List<String> lines) {
        Map<String, String> found = new HashMap<>();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                found.put(line.substring(0, blank), line.substring(blank + 1).strip());
            }
        }
        List<String> missing = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        Stream.of("systemd", "rpm").filter(name -> !found.containsKey(name)).forEach(name -> {
            missing.add(name);
            packages.add(name);
        });
        if (MANAGERS.stream().noneMatch(found::containsKey)) {
            missing.add("package manager (%s)".formatted(String.join(", ", MANAGERS)));
            packages.add("dnf");
        }
        if (!found.containsKey("curl")) {
            missing.add("curl");
            packages.add("curl");
        }
        if (!found.containsKey("timeout")) {
            missing.add("timeout");
            packages.add("coreutils");
        }
        if (!missing.isEmpty()) {
            throw new PackagingException(
                    "The image '%s' of <images> has no %s".formatted(named, String.join(", no ", missing)),
                    "Name a full system image, or a Containerfile that adds what is missing: 'FROM %s', then 'RUN %s %s'"
                            .formatted(named, installation(found), String.join(" ", packages)));
        }
        return new ImageContents(
                found.get("systemd"),
                version(found.getOrDefault("version", "")),
                MANAGERS.stream().filter(found::containsKey).findFirst().orElseThrow());
    }

    private static String installation(Map<String, String> found) {
        return Stream.concat(MANAGERS.stream(), Stream.of("apt-get"))
                .filter(found::containsKey)
                .findFirst()
                .map(manager -> manager.equals("zypper") ? "zypper --non-interactive install" : manager + " -y install")
                .orElse("dnf -y install");
    }

    private static int version(String text) {
        String digits = text.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
