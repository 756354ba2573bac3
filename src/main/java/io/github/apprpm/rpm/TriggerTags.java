package io.github.apprpm.rpm;

import io.github.apprpm.rpm.PackageTrigger.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The tags that hold the triggers of a kind: their scripts, and the conditions, each with the number of its script. */
record TriggerTags(
        PackageTrigger.Kind kind, int body, int program, int priority, DependencyTags conditions, int index) {
    static TriggerTags of(PackageTrigger.Kind kind) {
        return switch (kind) {
            case PACKAGE -> new TriggerTags(kind, 1065, 1092, 0, new DependencyTags(1066, 1067, 1068), 1069);
            case FILE -> new TriggerTags(kind, 5066, 5067, 5084, new DependencyTags(5069, 5071, 5072), 5070);
            case TRANSACTION_FILE ->
                new TriggerTags(kind, 5076, 5077, 5085, new DependencyTags(5079, 5081, 5082), 5080);
        };
    }

    List<PackageTrigger> read(RpmHeader header) {
        Map<Long, List<PackageDependency>> byScript = new HashMap<>();
        List<PackageDependency> all = conditions.read(header);
        long[] scripts = header.numbers(index);
        for (int i = 0; i < Math.min(scripts.length, all.size()); i++) {
            byScript.computeIfAbsent(scripts[i], script -> new ArrayList<>()).add(all.get(i));
        }
        List<String> bodies = header.strings(body);
        List<String> programs = header.strings(program);
        long[] priorities = header.numbers(priority);
        List<PackageTrigger> triggers = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            List<PackageDependency> its = byScript.getOrDefault((long) i, List.of());
            triggers.add(new PackageTrigger(
                    kind,
                    its.isEmpty() ? Action.UNKNOWN : Action.of(its.get(0).flags()),
                    its,
                    i < programs.size() ? programs.get(i) : "",
                    bodies.get(i),
                    i < priorities.length ? OptionalLong.of(priorities[i]) : OptionalLong.empty()));
        }
        return triggers;
    }
}
