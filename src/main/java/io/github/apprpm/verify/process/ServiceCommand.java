package io.github.apprpm.verify.process;

import io.github.apprpm.systemd.UnitCommand;
import io.github.apprpm.systemd.UnitEnvironment;
import io.github.apprpm.verify.PackagedService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command of a unit's ExecStart, as this machine can run it. */
final class ServiceCommand {
    /** Sets the mask for new files, and becomes the command. */
    private static final List<String> MASKED = List.of("sh", "-c", "umask \"$0\" && exec \"$@\"");

    private ServiceCommand() {}

    /** The words as the unit has them. */
    static List<String> words(PackagedService service) {
        return service.unit()
                .last("ExecStart")
                .map(value -> UnitCommand.parse(value).words())
                .orElse(List.of());
    }

    /** Whether a program is a Java of the host, which any other Java can replace. */
    static boolean isJava(String program) {
        return program.endsWith("/bin/java");
    }

    /** The command, of unpacked files and with the given Java. */
    static List<String> of(
            PackagedService service, UnpackedPackage unpacked, JavaHome java, Map<String, String> environment) {
        List<String> command = new ArrayList<>(MASKED);
        command.add(service.unit().last("UMask").orElse("0022"));
        List<String> words = words(service);
        UnitEnvironment variables = new UnitEnvironment(environment);
        String program = unpacked.relocation().unpackedText(words.get(0));
        command.add(isJava(program) && !Files.exists(Path.of(program)) ? java.path() + "/bin/java" : program);
        for (String word : words.subList(1, words.size())) {
            // Variables first: the path of the root may contain what looks like a variable.
            variables.words(word).stream()
                    .map(unpacked.relocation()::unpackedText)
                    .forEach(command::add);
        }
        return command;
    }
}
