package io.github.apprpm.verify.process;

import io.github.apprpm.model.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in the output of an application why it does not run.
 *
 * @param log the output
 */
record FailureCause(LogFile log) {
    /** The first version of class files, 45, was Java 1's. */
    private static final int CLASS_FILE_OFFSET = 44;

    private static final int LONGEST = 240;
    private static final Pattern CLASS_FILE =
            Pattern.compile("(\\S+) has been compiled by a more recent version .*\\(class file version (\\d+)");
    private static final Pattern PORT_IN_USE = Pattern.compile(
            "(?i)BindException.*in use|address already in use|port (\\d+) (?:was|is|seems to be) already in use");

    private static final Pattern DENIED = Pattern.compile(
            "(?:AccessDeniedException: |FileSystemException: (?=\\S+: Read-only file system)|ReadOnlyFileSystemException: )(/[^\\s:]+)|(/[^\\s:()]+) \\((?:Permission denied|Read-only file system)\\)");

    /** A line that shows a cause, and the words for this cause. */
    private record Sign(Pattern line, Function<MatchResult, String> words) {
        Sign(String line, String words) {
            this(Pattern.compile(line), found -> words.formatted(found.group(found.groupCount())));
        }
    }

    /** The known lines; the first that is found is the cause. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    "^(?:Error: )?Could not find or load main class (\\S+)",
                    "the main class %s is not in the package: see <mainClass>"),
            new Sign(
                    "^(?:no main manifest attribute, in|Error: Unable to access jarfile) (\\S+)",
                    "java cannot start the jar %s"),
            new Sign(
                    "(?:ClassNotFoundException|NoClassDefFoundError): (\\S+)",
                    "the class %s is missing: a library is not in the package"),
            new Sign(
                    "^(Unrecognized (?:VM )?option: .*|Unrecognized VM option .*|Invalid .* size: .*|Conflicting .*|Error occurred during initialization of VM)$",
                    "java refuses to start: %s"),
            new Sign("(OutOfMemoryError: .*|insufficient memory .*)", "%s"));

    private static final Pattern NO_JVM = Pattern.compile("Could not create the Java Virtual Machine");
    private static final Pattern ARGUMENTS = Pattern.compile(
            "(?i)^(?!.*exception)(?:.*[\\]:] )?(?:(?:unrecogni[sz]ed|unknown|invalid|illegal|unexpected|missing|missing required"
                    + "|too few|not enough|no) (?:option|argument|parameter|command|subcommand)s?\\b"
                    + "|required (?:option|argument|parameter|command|subcommand)s? .*missing)");

    private static final Pattern CAUSED_BY = Pattern.compile("^Caused by: (.+)");
    private static final Pattern EXCEPTION = Pattern.compile("^Exception in thread \"[^\"]*\" (.+)");
    private static final Pattern ERROR = Pattern.compile("\\b(?:ERROR|SEVERE|FATAL)\\b.*");

    /** The version of Java that the application needs, if it is newer than the one on which it runs. */
    OptionalInt wantedJava() {
        return find(CLASS_FILE)
                .map(found -> OptionalInt.of(Integer.parseInt(found.group(2)) - CLASS_FILE_OFFSET))
                .orElse(OptionalInt.empty());
    }

    boolean isPortInUse() {
        return find(PORT_IN_USE).isPresent();
    }

    /** The file that the application may not open. */
    Optional<String> deniedFile() {
        return find(DENIED).map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }

    /** Whether the application has printed how it is called. */
    boolean hasUsage() {
        return UsageText.isIn(log.lines());
    }

    /** Whether the application, and not the JVM, does not take its arguments. */
    boolean refusesArguments() {
        return find(NO_JVM).isEmpty() && find(ARGUMENTS).isPresent();
    }

    /** The cause that the log shows, in words for a message. */
    Optional<String> words(String name) {
        return Stream.<Optional<String>>of(
                        find(CLASS_FILE).map(this::wrongJava),
                        refusal(name),
                        find(PORT_IN_USE).map(this::portInUse),
                        SIGNS.stream()
                                .flatMap(sign -> find(sign.line).map(sign.words).stream())
                                .findFirst(),
                        deniedFile().map(file -> "it may not open " + file),
                        springDescription(),
                        findLast(CAUSED_BY).map(found -> found.group(1)),
                        find(EXCEPTION).map(found -> found.group(1)),
                        findLast(ERROR).map(MatchResult::group),
                        lastLine())
                .flatMap(Optional::stream)
                .findFirst()
                .map(FailureCause::shortened);
    }

    private Optional<String> lastLine() {
        return UsageText.without(log.lines()).stream().reduce((one, other) -> other);
    }

    private String wrongJava(MatchResult found) {
        return "the class %s needs Java %d"
                .formatted(found.group(1).replace('/', '.'), Integer.parseInt(found.group(2)) - CLASS_FILE_OFFSET);
    }

    /** The launcher reports an error in one line, which begins with the name of the service. */
    private Optional<String> refusal(String name) {
        return log.lines().stream()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .map(line -> "the launcher reports: " + line.substring(name.length() + 2));
    }

    private String portInUse(MatchResult found) {
        return found.group(1) == null
                ? "the port where it listens is in use by another process"
                : "port %s is in use by another process".formatted(found.group(1));
    }

    /** Spring Boot explains some failures in a section of its own. */
    private Optional<String> springDescription() {
        List<String> lines = log.lines();
        int description = lines.lastIndexOf("Description:");
        return description >= 0 && description + 1 < lines.size()
                ? Optional.of(lines.get(description + 1))
                : Optional.empty();
    }

    private Optional<MatchResult> find(Pattern pattern) {
        return log.lines().stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(Matcher::toMatchResult);
    }

    private Optional<MatchResult> findLast(Pattern pattern) {
        return UsageText.without(log.lines()).stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .reduce((one, other) -> other)
                .map(Matcher::toMatchResult);
    }

    private static String shortened(String words) {
        String sentence = Sentence.clause(words.strip());
        return sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "..." : sentence;
    }
}
