package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Repositories that hosts see as one.
 *
 * @param members by the name of each virtual repository: those of this server and remote ones; of two packages of one name and
 *     version, hosts see that of the first
 * @param remotes by their names
 * @param interval how often remote ones are asked whether they have changed
 * @param largestCache of packages of remote ones, in bytes
 * @param largestMetadata that one of them may have, in bytes
 * @param proxy the way to them, if it is not direct
 */
public record Virtuals(
        Map<String, List<String>> members,
        Map<String, Remote> remotes,
        Duration interval,
        long largestCache,
        long largestMetadata,
        Optional<RemoteProxy> proxy) {
    private static final String ENTRIES = "\\s*;\\s*";

    public Virtuals {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        remotes = Map.copyOf(remotes);
    }

    /** @param repositories those of this server */
    static Virtuals of(Values all, List<String> repositories) {
        Map<String, Remote> remotes = remotes(all, repositories);
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (String[] entry : entries(all, Setting.VIRTUAL, ":\\s*", "all: apps epel")) {
            String name = newName(Setting.VIRTUAL, entry[0].strip());
            List<String> of = Arrays.asList(entry[1].strip().split("\\s+"));
            boolean isTaken = repositories.contains(name) || remotes.containsKey(name);
            if (isTaken || members.put(name, of) != null) {
                throw new PackagingException(
                        "The setting 'virtual' has '%s', which is another repository already".formatted(name),
                        "Choose another name");
            }
            of.stream()
                    .filter(each -> !repositories.contains(each) && !remotes.containsKey(each))
                    .findFirst()
                    .ifPresent(each -> {
                        throw new PackagingException(
                                "The member '%s' of the virtual repository '%s' is not known".formatted(each, name),
                                "Name it in 'repositories' or 'remotes'");
                    });
        }
        return new Virtuals(
                members,
                remotes,
                all.duration(Setting.REMOTE_INTERVAL),
                all.bytes(Setting.REMOTE_CACHE),
                all.bytes(Setting.REMOTE_METADATA),
                RemoteProxy.of(all));
    }

    private static Map<String, Remote> remotes(Values all, List<String> repositories) {
        Map<String, Path> keys = paths(all, Setting.REMOTE_KEYS, "epel /etc/pki/rpm-gpg/RPM-GPG-KEY-EPEL-9");
        Map<String, Path> credentials = paths(all, Setting.REMOTE_CREDENTIALS, "epel /etc/apprpm-repository/epel");
        Map<String, Remote> remotes = new HashMap<>();
        String example = "epel https://dl.fedoraproject.org/pub/epel/$releasever/Everything/$basearch/";
        for (String[] entry : entries(all, Setting.REMOTES, "\\s+", example)) {
            String name = newName(Setting.REMOTES, entry[0]);
            if (repositories.contains(name)) {
                throw new PackagingException(
                        "The setting 'remotes' has '%s', which is a repository of this server".formatted(name),
                        "Choose another name");
            }
            remotes.put(
                    name,
                    new Remote(
                            name,
                            entry[1],
                            Optional.ofNullable(keys.get(name)),
                            Optional.ofNullable(credentials.get(name))
                                    .map(file -> new CredentialFile(Setting.REMOTE_CREDENTIALS.key, file))));
        }
        return remotes;
    }

    private static Map<String, Path> paths(Values all, Setting setting, String example) {
        Map<String, Path> paths = new HashMap<>();
        entries(all, setting, "\\s+", example).forEach(entry -> paths.put(entry[0], Path.of(entry[1])));
        return paths;
    }

    /** Opens what they need. @throws PackagingException if something is not right */
    public void check() throws IOException {
        for (Remote remote : remotes.values()) {
            if (remote.credentials().isPresent()) {
                remote.credentials().get().access();
            }
        }
        if (proxy.isPresent()) {
            proxy.get().http();
        }
    }

    private static List<String[]> entries(Values all, Setting setting, String separator, String example) {
        String text = all.text(setting).strip();
        if (text.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text.split(ENTRIES))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split(separator, 2))
                .peek(parts -> {
                    if (parts.length < 2 || parts[1].isBlank()) {
                        throw new PackagingException(
                                "The setting '%s' has '%s'".formatted(setting.key, parts[0]),
                                "Set it as in %s, with a semicolon before the next".formatted(example));
                    }
                })
                .toList();
    }

    private static String newName(Setting setting, String name) {
        if (!Configuration.isName(name) || name.equals("repodata") || name.equals("Packages")) {
            throw new PackagingException(
                    "The setting '%s' has '%s', which is not a name".formatted(setting.key, name),
                    "Use letters, digits and _ - .");
        }
        return name;
    }
}
