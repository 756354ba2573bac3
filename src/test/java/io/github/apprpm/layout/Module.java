package io.github.apprpm.layout;

import io.github.apprpm.application.Application;
import io.github.apprpm.application.Application.Start;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The module of the shop: one jar, and what a test puts into {@code src/main/rpm}. */
final class Module {
    private final Path root;
    private final List<Entry> further = new ArrayList<>();
    private Filter filter = Filter.none();

    Module(Path root) {
        this.root = root;
        write("target/shop-1.0.jar", "jar");
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A file of the conventions. */
    Module with(String name, String text) {
        write("src/main/rpm/" + name, text);
        return this;
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            Files.createDirectories(path(name).getParent());
            return Files.write(path(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void link(String name, String target) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.createSymbolicLink(path(name), Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Module executable(String name) {
        path("src/main/rpm/" + name).toFile().setExecutable(true);
        return this;
    }

    Module filtered(Map<String, String> properties) {
        filter = filter(properties);
        return this;
    }

    static Filter filter(Map<String, String> properties) {
        return Filter.of(key -> Optional.ofNullable(properties.get(key)));
    }

    /** Something of the configuration in the POM. */
    Module with(Entry entry) {
        further.add(entry);
        return this;
    }

    Conventions conventions() {
        return new Conventions(path("src/main/rpm"), filter);
    }

    Installed installed() throws IOException {
        return installed(Services.shop());
    }

    Installed installed(Services service) throws IOException {
        return Installed.of(payload(service));
    }

    Payload payload() throws IOException {
        return payload(Services.shop());
    }

    Payload payload(Services service) throws IOException {
        Application application = new Application(
                path("target/shop-1.0.jar"),
                new TreeMap<>(Map.of("shop.jar", path("target/shop-1.0.jar"))),
                new Start(List.of("shop.jar"), Optional.empty()),
                Framework.SPRING_BOOT);
        return ServiceLayout.of(service.spec(), application, conventions(), further);
    }

    /** What comes of a layout, by path. */
    record Installed(Map<String, Entry> entries) {
        static Installed of(Payload payload) {
            Map<String, Entry> entries = new TreeMap<>();
            payload.entries().forEach(entry -> entries.put(entry.path(), entry));
            return new Installed(entries);
        }

        boolean has(String path) {
            return entries.containsKey(path);
        }

        /** As in {@code directory 0755 root:root}, {@code file 0640 root:shop config noreplace}, {@code link to x}. */
        String kind(String path) {
            Entry entry = entries.get(path);
            if (entry == null) {
                return "nothing";
            }
            if (entry instanceof Symlink link) {
                return "link to " + link.target();
            }
            String attributes = "%04o %s:%s"
                    .formatted(
                            entry.attributes().mode(),
                            entry.attributes().owner(),
                            entry.attributes().group());
            if (entry instanceof RegularFile file) {
                return "file " + attributes + flags(file);
            }
            return (entry instanceof GhostDirectory ? "ghost directory " : "directory ") + attributes;
        }

        private static String flags(RegularFile file) {
            return file.flags().stream()
                    .sorted()
                    .map(FileFlag::name)
                    .map(name -> " " + name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }

        String text(String path) throws IOException {
            Content content = ((RegularFile) entries.get(path)).content();
            return new String(content.open().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
