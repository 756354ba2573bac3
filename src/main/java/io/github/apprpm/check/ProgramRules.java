package io.github.apprpm.check;

import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.FileFront;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.systemd.UnitPath;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Printable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks that programs, and nothing else, can be executed, and on the machines that the package is for. */
final class ProgramRules {
    private static final int EXECUTABLE = 0111;
    private static final int DOC = 1 << 1;

    /** Where shells, init and cron look for programs. */
    private static final Pattern OF_PROGRAMS = Pattern.compile(
            "(/usr(/local)?)?/s?bin/[^/]+|/etc/(rc\\.d/)?init\\.d/[^/]+|/etc/cron\\.(hourly|daily|weekly|monthly)/[^/]+");

    private static final Pattern BELOW_PROGRAMS = Pattern.compile("/(.+/)?(bin|sbin|libexec)/.+");
    /** Jars that start themselves begin with a script, and Java starts them as well. */
    private static final Pattern ARCHIVE = Pattern.compile("(?i).+\\.(jar|war)");

    private static final Pattern DOCUMENTATION = Pattern.compile("/usr/share/(doc|licenses)/.+");

    private final CheckContext subject;

    private ProgramRules(CheckContext subject) {
        this.subject = subject;
    }

    static void check(CheckContext subject) {
        ProgramRules rules = new ProgramRules(subject);
        for (PackagedFile file : subject.rpm().files()) {
            if (file.isRegular() && !file.isGhost()) {
                rules.checkMode(file);
            }
        }
        rules.checkArchitecture();
    }

    private void checkMode(PackagedFile file) {
        Optional<FileFront> program =
                Optional.ofNullable(subject.contents().programs().get(file.path()));
        boolean isExecutable = (file.mode() & EXECUTABLE) != 0;
        boolean isConfiguration = UnitPath.of(file.path()).isPresent()
                || file.isConfig()
                        && program.isEmpty()
                        && !OF_PROGRAMS.matcher(file.path()).matches();
        if (isExecutable && isConfiguration) {
            subject.add(Rule.CONFIGURATION_EXECUTABLE.found(
                    file.path(),
                    "'%s' has the mode %04o, which makes it executable"
                            .formatted(Printable.quoted(file.path()), file.permissions())));
        } else if (!isExecutable && isProgram(file, program)) {
            subject.add(Rule.PROGRAM_NOT_EXECUTABLE.found(
                    file.path(),
                    "'%s' %s and is not executable: it has the mode %04o"
                            .formatted(Printable.quoted(file.path()), what(program), file.permissions())));
        }
    }

    private static boolean isProgram(PackagedFile file, Optional<FileFront> program) {
        String path = file.path();
        if ((file.flags() & DOC) != 0 || DOCUMENTATION.matcher(path).matches()) {
            return false;
        }
        if (OF_PROGRAMS.matcher(path).matches()) {
            return true;
        }
        return !file.isConfig()
                && !ARCHIVE.matcher(path).matches()
                && program.filter(front ->
                                front.isScript() || BELOW_PROGRAMS.matcher(path).matches())
                        .isPresent();
    }

    private static String what(Optional<FileFront> program) {
        return program.map(front -> front.isScript() ? "begins with '#!'" : "is machine code")
                .orElse("is in a directory of programs");
    }

    private void checkArchitecture() {
        Optional<Architecture> target = Architecture.ofMachine(subject.rpm().architecture());
        if (target.isEmpty()) {
            return;
        }
        Map<Architecture, List<String>> others = new EnumMap<>(Architecture.class);
        subject.contents()
                .programs()
                .forEach((path, front) -> front.architecture()
                        .filter(own -> !runs(target.get(), own))
                        .ifPresent(own -> others.computeIfAbsent(own, key -> new ArrayList<>())
                                .add(path)));
        others.forEach((architecture, paths) -> subject.add(Rule.ARCHITECTURE_MISMATCH.found(
                paths.get(0),
                "'%s'%s machine code for %s, but the package is for '%s'"
                        .formatted(
                                Printable.quoted(paths.get(0)),
                                paths.size() == 1 ? " is" : " and %s are".formatted(others(paths.size() - 1)),
                                architecture.word(),
                                subject.rpm().architecture()))));
    }

    private static String others(int count) {
        return Count.of(count, "other file");
    }

    /** Hosts of the 64-bit architecture of Intel run 32-bit programs, too. */
    private static boolean runs(Architecture target, Architecture code) {
        return target == code || target == Architecture.X86_64 && code == Architecture.I686;
    }
}
