package io.github.apprpm.repository;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.rpm.EvrOrder;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What the createrepo_c of this machine writes of the packages in a directory, compared with what we write. */
public final class CreaterepoOracle {
    private static final String END = "</package>\n";
    private static final Pattern PKGID = Pattern.compile("(?:pkgid=\"|pkgid=\"YES\">)([0-9a-f]{64})");
    /** From this version on it knows requirements of scriptlets around the transaction. */
    private static final String TRANSACTION_SCRIPTLETS = "1.1.1";

    private static final int PRETRANS = 1 << 7;
    private static final int POSTTRANS = 1 << 5;

    private final Tool createrepo = Tool.installed("createrepo_c");
    private final Path packages;
    private final boolean isOld;

    /** @param packages the directory; nothing else is in it */
    public CreaterepoOracle(Path packages) {
        this.packages = packages;
        Matcher version = Pattern.compile("\\d+(\\.\\d+)+")
                .matcher(createrepo.run("--version").succeeded());
        this.isOld = version.find() && EvrOrder.INSTANCE.compare(version.group(), TRANSACTION_SCRIPTLETS) < 0;
    }

    /**
     * Compares all three files, each package with its own, and their order.
     *
     * @return by its file's name, why each package is in neither, or not in ours as its digests are wrong
     */
    public Map<String, String> compare(Path output) throws IOException {
        createrepo.run(
                "--quiet",
                "--no-database",
                "--simple-md-filenames",
                "--general-compress-type=gz",
                "-o",
                output.toString(),
                packages.toString());
        Map<String, String> refused = new TreeMap<>();
        List<PackageRecord> ours = read(refused);
        assertTrue(!ours.isEmpty(), () -> "No package: " + refused);
        compare(output, "primary", ours, PackageRecord::primary);
        compare(output, "filelists", ours, PackageRecord::filelists);
        compare(output, "other", ours, PackageRecord::other);
        return refused;
    }

    private List<PackageRecord> read(Map<String, String> refused) throws IOException {
        PackageIndexer indexer = new PackageIndexer();
        List<PackageRecord> records = new ArrayList<>();
        for (String href : hrefs()) {
            try {
                records.add(indexer.read(packages.resolve(href), href));
            } catch (PackagingException e) {
                refused.put(href, e.problem());
            }
        }
        return records;
    }

    private List<String> hrefs() throws IOException {
        try (Stream<Path> files = Files.walk(packages)) {
            return files.filter(file -> file.toString().endsWith(".rpm"))
                    .map(file -> packages.relativize(file).toString())
                    .sorted(PackageRecord.HREF_ORDER)
                    .toList();
        }
    }

    private void compare(Path output, String name, List<PackageRecord> ours, Function<PackageRecord, byte[]> of)
            throws IOException {
        Set<String> ids = ours.stream().map(PackageRecord::pkgid).collect(toSet());
        List<String> theirs = parts(output.resolve("repodata/" + name + ".xml.gz")).stream()
                .filter(part -> ids.contains(pkgid(part)))
                .toList();
        assertEquals(
                theirs.stream().map(CreaterepoOracle::pkgid).toList(),
                ours.stream().map(PackageRecord::pkgid).toList(),
                "The packages of " + name + " in their order");
        for (int i = 0; i < theirs.size(); i++) {
            PackageRecord record = ours.get(i);
            String their = theirs.get(i);
            String our = new String(of.apply(record), StandardCharsets.ISO_8859_1);
            if (!our.equals(their) && isOld && hasTransactionScriptlets(record)) {
                assertEquals(known(their), known(our), () -> name + " of " + record.href());
            } else {
                assertEquals(their, our, () -> name + " of " + record.href());
            }
        }
    }

    private boolean hasTransactionScriptlets(PackageRecord record) throws IOException {
        return RpmPackage.read(packages.resolve(record.href())).dependencies(DependencyKind.REQUIRES).stream()
                .anyMatch(dependency -> (dependency.flags() & (PRETRANS | POSTTRANS)) != 0);
    }

    /** Without what an old createrepo_c does not know: which capabilities differ only in that scriptlets need them. */
    private static String known(String part) {
        return part.replace(" pre=\"1\"", "").lines().distinct().collect(joining("\n"));
    }

    private static String pkgid(String part) {
        Matcher matcher = PKGID.matcher(part);
        assertTrue(matcher.find(), () -> "No pkgid: " + part);
        return matcher.group(1);
    }

    private static List<String> parts(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            String packages = all.substring(Math.max(0, all.indexOf("<package ")), all.lastIndexOf(END) + END.length());
            return Arrays.stream(packages.split("(?<=" + END + ")")).toList();
        }
    }
}
