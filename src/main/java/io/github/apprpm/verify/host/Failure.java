package io.github.apprpm.verify.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a service did not start, as its journal shows.
 *
 * @param kind what ended it
 * @param words the cause
 */
record Failure(Kind kind, String words) {
    /** What ended a service. */
    enum Kind {
        /** Its main process, or systemd before there was one. */
        PROCESS,
        /** The check for readiness, while the process lived. */
        PROBE
    }

    private static final Pattern MAIN = Pattern.compile("Main process exited, code=(\\w+), status=(\\d+)(?:/(\\S+))?");
    private static final Pattern CONTROL =
            Pattern.compile("Control process exited, code=(\\w+)[, ]+status=(\\d+)(?:/(\\S+))?");
    private static final Pattern LATE = Pattern.compile("(?:start|start-post) operation timed out");
    private static final Pattern START = Pattern.compile("^(?:Starting|Started) ");
    private static final Pattern STEP = Pattern.compile("Failed at step (\\w+) spawning (\\S+): (.*)");
    private static final Pattern NOISE = Pattern.compile(
            "^(?:Scheduled restart job|Started |Starting |Stopping |Stopped |Failed with result|Triggering|Failed at step)"
                    + "|: (?:Failed with result|Scheduled restart|Main process exited|Control process exited|Consumed |Start request repeated)");
    private static final int LEAST_OF_SYSTEMD = 200;

    /** The meaning of systemd's own exit statuses (systemd.exec(5)). */
    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("CHDIR", "its working directory cannot be entered"),
            Map.entry("EXEC", "its program cannot be executed"),
            Map.entry("USER", "its user does not exist"),
            Map.entry("GROUP", "its group does not exist"),
            Map.entry("NAMESPACE", "its file system namespace cannot be set up"),
            Map.entry("CAPABILITIES", "its capabilities cannot be set"),
            Map.entry("LIMITS", "its limits cannot be set"),
            Map.entry("SECCOMP", "its system call filter cannot be set"),
            Map.entry("STATE_DIRECTORY", "its state directory cannot be set up"),
            Map.entry("CACHE_DIRECTORY", "its cache directory cannot be set up"),
            Map.entry("LOGS_DIRECTORY", "its logs directory cannot be set up"),
            Map.entry("RUNTIME_DIRECTORY", "its runtime directory cannot be set up"),
            Map.entry("STDOUT", "its standard output cannot be opened"),
            Map.entry("STDERR", "its standard error cannot be opened"));

    /** @param journal the lines of its unit since it was started, oldest first */
    static Optional<Failure> of(List<JournalLine> journal) {
        return ofStart(sinceStart(journal), journal);
    }

    /** The same with what helps. */
    Failure advised(String advice) {
        return new Failure(kind, "%s; %s".formatted(words, advice));
    }

    /** Without the end of the previous run. */
    private static List<JournalLine> sinceStart(List<JournalLine> journal) {
        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i).says(START).isPresent()) {
                return journal.subList(i, journal.size());
            }
        }
        return journal;
    }

    /** @param all the journal with earlier lines: a process can fail before systemd reports its start */
    private static Optional<Failure> ofStart(List<JournalLine> journal, List<JournalLine> all) {
        for (int i = 0; i < journal.size(); i++) {
            JournalLine line = journal.get(i);
            Optional<Matcher> main = line.says(MAIN);
            if (main.isPresent()) {
                return Optional.of(new Failure(Kind.PROCESS, process(main.get(), journal, all)));
            }
            Optional<Matcher> control = line.says(CONTROL);
            if (control.isPresent()) {
                boolean isSetup = Integer.parseInt(control.get().group(2)) >= LEAST_OF_SYSTEMD;
                return Optional.of(new Failure(
                        isSetup ? Kind.PROCESS : Kind.PROBE,
                        isSetup ? process(control.get(), journal, all) : probe(journal.subList(0, i))));
            }
            if (line.says(LATE).isPresent()) {
                return Optional.of(new Failure(Kind.PROBE, "systemd stopped waiting for it: " + line.text()));
            }
        }
        return Optional.empty();
    }

    private static String process(Matcher exit, List<JournalLine> journal, List<JournalLine> all) {
        int status = Integer.parseInt(exit.group(2));
        String name = exit.group(3) == null ? "" : exit.group(3);
        List<String> words = new ArrayList<>();
        if (!exit.group(1).equals("exited")) {
            words.add("its process was killed by the signal %s".formatted(name.isEmpty() ? status : name));
        } else if (status >= LEAST_OF_SYSTEMD && STEPS.containsKey(name)) {
            words.add("%s (%d/%s)".formatted(STEPS.get(name), status, name));
        } else {
            words.add("its process ended with exit status %d%s".formatted(status, meaning(status)));
        }
        step(all).or(() -> lastWords(journal)).or(() -> lastWords(all)).ifPresent(words::add);
        return String.join(": ", words);
    }

    private static String meaning(int status) {
        return switch (status) {
            case 0 -> ", as if its work was done";
            case 66 -> " (an unreadable application)";
            case 78 -> " (no suitable Java, or invalid options)";
            case 126 -> " (a program that cannot be executed)";
            case 127 -> " (a program that does not exist)";
            default -> "";
        };
    }

    private static Optional<String> step(List<JournalLine> journal) {
        return journal.stream()
                .map(line -> STEP.matcher(line.text()))
                .filter(Matcher::find)
                .map(step -> "%s: %s".formatted(step.group(2), step.group(3)))
                .findFirst();
    }

    private static String probe(List<JournalLine> before) {
        return last(
                        before,
                        line -> line.text().startsWith("ready: ") || line.text().contains(": ready: "))
                .map(text -> text.replaceFirst("^.*?ready: ", ""))
                .or(() -> lastWords(before))
                .map(text -> text.replaceFirst(":? see the log of the service.*", ""))
                .orElse("its check for readiness failed");
    }

    /** The last line that the application wrote before it ended, or the one that a Java exception begins with. */
    static Optional<String> lastWords(List<JournalLine> journal) {
        Predicate<JournalLine> isOwn =
                line -> !line.isOfSystemd() && !line.text().isBlank();
        return last(journal, isOwn.and(line -> line.text().startsWith("Caused by: ")))
                .or(() -> last(journal, isOwn.and(line -> line.text().startsWith("Exception in thread "))))
                .or(() -> last(
                        journal,
                        isOwn.and(line -> !line.text().matches("\\s+(at|\\.\\.\\.) .*")
                                && !line.text().startsWith("ready: "))))
                .or(() -> last(
                        journal,
                        line -> line.isOfSystemd()
                                && !NOISE.matcher(line.text()).find()))
                .map(String::strip);
    }

    private static Optional<String> last(List<JournalLine> journal, Predicate<JournalLine> fits) {
        return journal.stream().filter(fits).map(JournalLine::text).reduce((one, other) -> other);
    }
}
