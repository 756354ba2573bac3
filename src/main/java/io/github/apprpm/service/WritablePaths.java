package io.github.apprpm.service;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileAccess;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The files and directories that a package gives to its service, where the unit would else make them read-only. */
final class WritablePaths {
    private final Compatibility oldest;
    private final UnitAccess access;
    private final List<Entry> entries;

    private WritablePaths(ServiceSpec service, String unit, List<Entry> entries) {
        this.oldest = service.compatibility();
        this.access = new UnitAccess(Unit.parse(service.installed().unitFile(), unit));
        this.entries = entries;
    }

    /**
     * The words for the directive.
     *
     * @param unit the text of the unit without them
     * @param entries what the package installs besides its own
     */
    static List<String> of(ServiceSpec service, String unit, List<Entry> entries) {
        WritablePaths paths = new WritablePaths(service, unit, entries);
        return paths.topmost().stream().map(paths::word).toList();
    }

    /** In order, and none below another. */
    private List<String> topmost() {
        List<String> topmost = new ArrayList<>();
        for (String path : paths()) {
            if (topmost.stream().noneMatch(above -> path.startsWith(above + "/"))) {
                topmost.add(path);
            }
        }
        return topmost;
    }

    private TreeSet<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        entries.stream()
                .filter(this::isOfService)
                .map(Entry::path)
                .filter(access::isReadOnly)
                .forEach(paths::add);
        return paths;
    }

    private boolean isOfService(Entry entry) {
        if (entry instanceof Symlink) {
            return false;
        }
        if (access.user().equals("root")) {
            // All that nobody is named for belongs to root; what is declared is meant.
            return entry instanceof Directory directory && !directory.isFound();
        }
        Attributes attributes = entry.attributes();
        return access.isMeantToBeWritten(new FileAccess(
                attributes.mode(),
                attributes.owner().value(),
                attributes.group().value()));
    }

    /** A path that may be missing. */
    private String word(String path) {
        String word = "-" + (oldest.hasPathSpecifiers() ? path.replace("%", "%%") : path).replace("\\", "\\\\");
        if (word.matches("[^\\s\"'\\\\;#]+")) {
            return word;
        }
        String quote = word.contains("\"") ? "'" : "\"";
        return quote + word + quote;
    }
}
