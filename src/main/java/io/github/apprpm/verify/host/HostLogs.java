package io.github.apprpm.verify.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The logs of a host, which are kept. */
final class HostLogs {
    static final String TRANSACTIONS = "transactions.log";
    static final List<String> FILES =
            List.of("journal.log", "status.txt", "packages.txt", "requests.log", TRANSACTIONS);

    private final Host host;
    private final Path directory;

    HostLogs(Host host, Path directory) {
        this.host = host;
        this.directory = directory;
    }

    /** The last lines of the service's journal. */
    List<String> lastLines(int count) {
        try {
            return host.journal(count);
        } catch (IOException e) {
            return List.of("The journal cannot be read: " + e.getMessage());
        }
    }

    /** Saves the journal until now, as a reboot may end it. */
    void saveJournal() {
        save("journal", "journal.log");
    }

    /** Saves all logs at the end, even if the trial broke off. */
    void collect() {
        saveJournal();
        save("status", "status.txt");
        save("packages", "packages.txt");
    }

    /** A host that has ended has no logs; the reason is reported elsewhere. */
    private void save(String what, String file) {
        String text;
        try {
            text = host.script("collect.sh", what, host.unit()).text();
        } catch (IOException e) {
            text = "It cannot be read: %s%n".formatted(e.getMessage());
        }
        try {
            Path target = directory.resolve(file);
            String earlier = Files.exists(target) ? Files.readString(target) : "";
            // A journal that is kept on disk has what it had before the reboot.
            boolean isRepeated =
                    earlier.lines().findFirst().filter(text::startsWith).isPresent();
            Files.writeString(target, isRepeated ? text : earlier + text);
        } catch (IOException e) {
            // The report has the results; they are worth more than a file that cannot be written.
        }
    }
}
