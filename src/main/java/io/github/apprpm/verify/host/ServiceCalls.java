package io.github.apprpm.verify.host;

import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.shell.ScriptletCall;
import io.github.apprpm.shell.ServiceAction;
import io.github.apprpm.shell.ServiceAction.Kind;
import io.github.apprpm.shell.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands by which the scriptlets of a transaction start and stop services. */
final class ServiceCalls {
    static final Set<Kind> STOPS = Set.of(Kind.STOP);
    static final Set<Kind> STARTS = Set.of(Kind.START, Kind.RESTART_IF_RUNNING, Kind.RESTART_LATER);
    static final Set<Kind> STARTS_OR_ENABLES =
            Set.of(Kind.START, Kind.RESTART_IF_RUNNING, Kind.RESTART_LATER, Kind.ENABLE);

    private record Call(Kind kind, String words) {}

    private final List<Call> calls = new ArrayList<>();
    private boolean isComplete = true;

    private ServiceCalls() {}

    static ServiceCalls ofInstallation(RpmPackage rpm) {
        ServiceCalls calls = new ServiceCalls();
        ScriptletCall.installation().forEach(call -> calls.add(rpm, call));
        return calls;
    }

    static ServiceCalls ofUpgrade(RpmPackage old, RpmPackage replacement) {
        ServiceCalls calls = new ServiceCalls();
        ScriptletCall.upgrade().forEach(call -> calls.add(call.isOfErased() ? old : replacement, call));
        return calls;
    }

    private void add(RpmPackage rpm, ScriptletCall call) {
        for (PackageScript script : rpm.scripts()) {
            if (script.phase() == call.phase()) {
                Optional<List<ShellCommand>> commands = call.commands(script.interpreter(), script.body());
                isComplete &= commands.isPresent();
                commands.stream()
                        .flatMap(List::stream)
                        .flatMap(command -> ServiceAction.of(command).stream())
                        .forEach(action -> calls.add(new Call(
                                action.kind(),
                                "%%%s of %s ('%s')".formatted(script.phase().word(), rpm.nevra(), action.command()))));
            }
        }
    }

    /** As {@code %post of shop-1.1.0-1.noarch ('systemctl restart shop')}, in the order in which they run. */
    List<String> of(Set<Kind> kinds) {
        return calls.stream()
                .filter(call -> kinds.contains(call.kind))
                .map(Call::words)
                .distinct()
                .toList();
    }

    /** Whether all scriptlets are understood, so that there are no other calls. */
    boolean isComplete() {
        return isComplete;
    }
}
