package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.check.BuildRecord.Source;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.MachineCode;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.openpgp.GpgHome;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For each rule a package that breaks it; a rule without one does not compile. */
@Tag("tool")
class EachRuleTest {
    private static final TestKey KEY = TestKey.ed25519();
    private static final Compatibility EL8 = Compatibility.EL8;
    private static final Compatibility EL9 = Compatibility.EL9;

    @TempDir
    private Path directory;

    /** A package that breaks a rule, and what it is held to. */
    private record Broken(Path file, CheckOptions options) {
        static Broken of(Path file) {
            return new Broken(file, CheckOptions.own(EL8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPackageThatBreaksARuleIsFound(Rule rule) throws IOException {
        Broken broken = broken(rule);
        Verdict verdict = Verdict.of(broken.file, broken.options);
        assertFalse(
                verdict.of(rule).isEmpty(), () -> verdict.checked().findings().toString());
        assertTrue(
                verdict.of(rule).stream().anyMatch(finding -> finding.severity() == rule.severity()),
                () -> verdict.checked().findings().toString());
    }

    @Test
    void aPackageThatKeepsAllRulesHasNoFindings() throws IOException {
        Verdict.of(shop().writeTo(directory)).isClean();
    }

    @Test
    void aSignedPackageThatKeepsAllRulesHasNoFindingsAtAll() throws IOException {
        Path rpm = shop().forHosts(EL9).writeTo(directory, KEY.signer());
        assertEquals(List.of(), Verdict.of(rpm, signedBy(KEY)).checked().findings());
    }

    private static CheckOptions signedBy(TestKey key) {
        return new CheckOptions(
                false,
                EL9,
                Optional.of(key.publicKeys()),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private Path signed() throws IOException {
        return shop().forHosts(EL9).writeTo(directory, KEY.signer());
    }

    private Damage damaged() throws IOException {
        return new Damage(shop().writeTo(directory));
    }

    private Path aByteLongerInTheHeader() throws IOException {
        Path rpm = shop().writeTo(directory);
        return new Damage(rpm).flip(Damage.value(rpm, false, RpmTag.FILESIZES) + Integer.BYTES - 1);
    }

    private Broken builtWith(Map<String, Path> sources, List<String> missing) throws IOException {
        Path rpm = shop().writeTo(directory);
        Map<String, Source> files = new TreeMap<>();
        sources.forEach((installed, path) -> files.put(installed, Source.file(path)));
        BuildRecord record = BuildRecord.of(rpm, files, missing);
        return new Broken(rpm, CheckOptions.own(EL8).with(Optional.of(record)));
    }

    private Broken broken(Rule rule) throws IOException {
        return switch (rule) {
            case PACKAGE_UNREADABLE -> Broken.of(damaged().cutTo(3000));
            case LEAD_INVALID -> Broken.of(damaged().flip(79));
            case HEADER_MALFORMED -> Broken.of(damaged().setEntry(false, RpmTag.NAME, 3, 2));
            case HEADER_DIGEST_MISMATCH -> Broken.of(damaged().replaceInHeader("Sells things", "Sells nothin"));
            case PAYLOAD_DIGEST_MISMATCH, FILE_DIGEST_MISMATCH ->
                Broken.of(damaged().replaceInPayload("the application", "The application"));
            case PAYLOAD_BROKEN -> Broken.of(damaged().replaceInPayload("070701", "070709"));
            case SIZE_MISMATCH -> Broken.of(aByteLongerInTheHeader());
            case SIGNATURE_INVALID ->
                new Broken(new Damage(signed()).replaceInHeader("A shop", "A ship"), signedBy(KEY));
            case SIGNATURE_KEY_UNKNOWN ->
                new Broken(signed(), signedBy(TestKey.ed25519().ownedBy("Somebody else <else@example.com>")));
            case SIGNATURE_UNVERIFIED -> Broken.of(signed());
            case SIGNATURE_WEAK -> Broken.of(signedOverSha1());
            case KEY_REFUSED -> {
                TestKey old = KEY.certifiedOverSha1();
                yield new Broken(shop().forHosts(EL9).writeTo(directory, old.signer()), signedBy(old));
            }
            case UNSIGNED -> Broken.of(shop().writeTo(directory));
            case DIGEST_MISSING ->
                Broken.of(new Damage(shop().forHosts(Compatibility.EL7).writeTo(directory))
                        .setEntry(true, SignatureTag.SHA256HEADER, 0, 272));
            case DIGEST_WEAK ->
                Broken.of(Spec.files("echo a >$R/a", "/a").build(directory, "_binary_filedigest_algorithm 1"));
            case FEATURE_UNSUPPORTED ->
                new Broken(shop().compressedBy("zstd").writeTo(directory), CheckOptions.own(Compatibility.EL7));
            case FEATURE_IGNORED ->
                new Broken(
                        shop().depends(DependencyKind.RECOMMENDS, "mail-server").writeTo(directory),
                        CheckOptions.own(Compatibility.EL7));
            case RPMLIB_UNKNOWN ->
                Broken.of(Spec.of("Requires: PayloadIsZstd <= 5.4.18-1").build(directory));
            case DEPENDENCY_NOT_INDEXED ->
                Broken.of(shop().depends(DependencyKind.REQUIRES, "/usr/lib/jvm/java/release")
                        .writeTo(directory));
            case VERSION_NOT_NEWER -> olderThan("1.10.0");
            case BASELINE_UNRESOLVED ->
                new Broken(
                        shop().writeTo(directory),
                        CheckOptions.own(EL8).with(Optional.empty(), Optional.of("there is no release")));
            case PREDECESSOR_NOT_OBSOLETED ->
                upgraded(
                        new Damage(shop().version("1.1").writeTo(before())).replaceInHeader("C\0shop\0", "C\0shed\0"),
                        shop());
            case VENDOR_CHANGED -> upgraded(Spec.of("Vendor: Acme").build(before()), shop());
            case PATH_KIND_CHANGED ->
                upgraded(shop().directory("/opt/shop/doc", 0755), shop().file("/opt/shop/doc", 0644, "See the web"));
            case CONFIGURATION_DROPPED -> upgraded(shop(), shop().without("/etc/shop.conf"));
            case ACCOUNT_CHANGED -> upgraded(shop(), shop().unit("Group=shop", "Group=root"));
            case UNIT_DROPPED -> upgraded(shop(), shop().without(Sample.UNIT));
            case STATE_DIRECTORY_DROPPED ->
                upgraded(shop().unit("User=shop", "User=shop\nStateDirectory=store"), shop());
            case NAME_INVALID -> Broken.of(damaged().replaceInHeader("1.2.0\0", "1-2 0\0"));
            case PATH_INVALID -> Broken.of(damaged().replaceInHeader("shop.jar", "shop\tjar"));
            case PATH_UNUSUAL ->
                Broken.of(shop().file("/opt/shop/read me.txt", 0644, "Hello").writeTo(directory));
            case PATH_DUPLICATE ->
                Broken.of(new Damage(shop().file("/opt/shop/one1", 0644, "1")
                                .file("/opt/shop/one2", 0644, "2")
                                .writeTo(directory))
                        .replaceInHeader("one2", "one1"));
            case LIBRARY_MISSING -> builtWith(Map.of(), List.of("com.acme:hats:1.0"));
            case APPLICATION_CHANGED ->
                builtWith(Map.of(Sample.JAR, Files.writeString(directory.resolve("shop.jar"), "signed")), List.of());
            case DISTRIBUTION_DIRECTORY_OWNED ->
                Broken.of(shop().directory("/usr/lib/systemd", 0755).writeTo(directory));
            case UNIT_EXEC_REFUSED ->
                Broken.of(shop().file("/var/app/shop/launch", 0755, "#!/bin/sh\n")
                        .unit("ExecStart=/usr/bin/env sh /opt/shop/bin/launch", "ExecStart=/var/app/shop/launch")
                        .writeTo(directory));
            case UNIT_FILE_MISSING ->
                Broken.of(shop().unit("/opt/shop/bin/launch", "/opt/shop/bin/lunch")
                        .writeTo(directory));
            case UNIT_ACCOUNT_MISSING ->
                Broken.of(shop().unit("User=shop", "User=shopkeeper").writeTo(directory));
            case SCRIPTLET_SYNTAX ->
                Broken.of(shop().script(Phase.POST, "if true; then echo").writeTo(directory));
            // A shell that the machines of developers do not have.
            case SCRIPTLET_SYNTAX_UNCHECKED ->
                Broken.of(Spec.script("%post -p /bin/ksh\ntrue").build(directory));
            case SCRIPTLET_RESTARTS_IN_POST ->
                Broken.of(
                        shop().script(Phase.POST, "systemctl try-restart shop").writeTo(directory));
            case SCRIPTLET_STOPS_ON_UPGRADE ->
                Broken.of(shop().script(Phase.PREUN, "systemctl stop shop.service")
                        .writeTo(directory));
            case SCRIPTLET_DELETES_ACCOUNT ->
                Broken.of(shop().script(Phase.POSTUN, "[ $1 -eq 0 ] && userdel shop")
                        .writeTo(directory));
            case SCRIPTLET_CHOWNS_RECURSIVELY ->
                Broken.of(shop().script(Phase.POST, "chown -R shop:shop /var/lib/shop")
                        .writeTo(directory));
            case SCRIPT_NOT_UNIX_TEXT ->
                Broken.of(shop().file("/opt/shop/bin/tool", 0755, "#!/bin/sh\r\nexit\r\n")
                        .writeTo(directory));
            case CONFIGURATION_NOT_UNIX_TEXT ->
                Broken.of(shop().configuration(
                                "/etc/logrotate.d/shop",
                                0644,
                                "/var/log/shop/*.log {\r\n}\r\n",
                                FileFlag.CONFIG,
                                FileFlag.NOREPLACE)
                        .writeTo(directory));
            case FILE_ACCOUNT_MISSING ->
                Broken.of(shop().file("/opt/shop/data", 0640, "root", "store", "1")
                        .writeTo(directory));
            case FILE_WORLD_WRITABLE ->
                Broken.of(shop().directory("/opt/shop/tmp", 0777).writeTo(directory));
            case FILE_SETUID ->
                Broken.of(shop().file("/opt/shop/bin/su", 04755, "x").writeTo(directory));
            case PROGRAM_NOT_EXECUTABLE ->
                Broken.of(
                        shop().file("/opt/shop/bin/clean", 0644, "#!/bin/sh\n").writeTo(directory));
            case CONFIGURATION_EXECUTABLE ->
                Broken.of(shop().file("/usr/lib/systemd/system/other.service", 0755, "[Service]\n")
                        .writeTo(directory));
            case ARCHITECTURE_MISMATCH ->
                Broken.of(shop().code("/opt/shop/libx.so", MachineCode.X86_64).writeTo(directory));
            case CLASS_ARCHIVE_VOID ->
                Broken.of(shop().archive("/opt/shop/shop.jsa", Sample.TIME.minusSeconds(1))
                        .writeTo(directory));
            case CODE_WRITABLE_BY_SERVICE ->
                Broken.of(shop().file("/opt/shop/lib/more.jar", 0644, "shop", "shop", "x")
                        .writeTo(directory));
            case CODE_IN_VAR ->
                Broken.of(shop().file("/var/app/shop/shop.jar", 0644, "x").writeTo(directory));
            case SERVICE_FILE_UNWRITABLE ->
                Broken.of(shop().directory("/home/shop", 0750, "shop", "shop")
                        .unit("User=shop", "User=shop\nProtectHome=yes")
                        .writeTo(directory));
            case SECRET_READABLE ->
                Broken.of(shop().file("/opt/shop/server.p12", 0644, "x").writeTo(directory));
            case PASSWORD_READABLE ->
                Broken.of(shop().file("/opt/shop/shop.properties", 0644, "db.password=tiger7\n")
                        .writeTo(directory));
            case CONFIGURATION_REPLACED ->
                Broken.of(shop().configuration("/etc/shop.ini", 0644, "a=1\n", FileFlag.CONFIG)
                        .writeTo(directory));
            case CONFIGURATION_NOT_MARKED ->
                Broken.of(shop().configuration("/etc/shop.ini", 0644, "a=1\n").writeTo(directory));
        };
    }

    private Broken olderThan(String version) throws IOException {
        return upgraded(shop().version(version).writeTo(before()), shop());
    }

    private Path before() throws IOException {
        return Files.createDirectory(directory.resolve("before"));
    }

    private Broken upgraded(Sample older, Sample newer) throws IOException {
        return upgraded(older.version("1.1").writeTo(before()), newer);
    }

    private Broken upgraded(Path older, Sample newer) throws IOException {
        RpmPackage baseline = RpmPackage.read(older);
        return new Broken(
                newer.writeTo(directory), CheckOptions.own(EL8).with(Optional.of(baseline), Optional.empty()));
    }

    /** Our own signer refuses to. */
    private Path signedOverSha1() throws IOException {
        try (GpgHome home = GpgHome.create()) {
            String key = home.make("Sam <sam@example.com>", "rsa2048");
            Path rpm = shop().writeTo(directory);
            Tool.installed("rpmsign")
                    .run(
                            "--define",
                            "_gpg_name " + key,
                            "--define",
                            "_gpg_path " + home.directory(),
                            "--define",
                            "_gpg_digest_algo sha1",
                            "--define",
                            "__gpg /usr/bin/gpg",
                            "--addsign",
                            rpm.toString())
                    .succeeded();
            return rpm;
        }
    }
}
