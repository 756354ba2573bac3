package io.github.apprpm.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A valid service, of which a test varies one thing. */
public final class Services {
    private String name = "shop";
    private String description = "Shop";
    private String prefix = "/var/app";
    private Layout layout = Layout.APP;
    private String user = "shop";
    private String group = "shop";
    private Optional<AccountNumber> uid = Optional.empty();
    private Optional<AccountNumber> gid = Optional.empty();
    private List<String> arguments = List.of();
    private JavaReleases java = JavaReleases.from(17);
    private Framework framework = Framework.SPRING_BOOT;
    private int port = 8080;
    private Optional<String> portVariable = Optional.empty();
    private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "C.UTF-8", "PORT", "8080"));
    private Optional<HealthCheck> health = Optional.empty();
    private final Map<String, String> directives = new HashMap<>();
    private Optional<FastStart> fastStart = Optional.empty();
    private Optional<String> logFiles = Optional.empty();
    private Compatibility compatibility = Compatibility.EL8;

    private Services() {}

    public static Services shop() {
        return new Services();
    }

    /** As {@link #shop()} in the layout that has nothing in {@code /var}. */
    public static Services shopInUsr() {
        Services shop = new Services();
        shop.layout = Layout.USR;
        return shop;
    }

    /** As {@link #shop()} for hosts of the generation of EL7. */
    public static Services oldShop() {
        return new Services().with(Compatibility.EL7);
    }

    public Services withName(String value) {
        name = value;
        return this;
    }

    public Services withDescription(String value) {
        description = value;
        return this;
    }

    public Services withPrefix(String value) {
        prefix = value;
        return this;
    }

    public Services withUser(String value) {
        user = value;
        return this;
    }

    public Services withGroup(String value) {
        group = value;
        return this;
    }

    public Services withUid(long value) {
        uid = Optional.of(new AccountNumber("uid", value));
        return this;
    }

    public Services withGid(long value) {
        gid = Optional.of(new AccountNumber("gid", value));
        return this;
    }

    public Services withArguments(String... values) {
        arguments = Arrays.asList(values);
        return this;
    }

    public Services withMinimumJava(int value) {
        java = JavaReleases.from(value);
        return this;
    }

    /** Only this release runs it. */
    public Services withOnlyJava(int value) {
        java = JavaReleases.only(value);
        return this;
    }

    public Services with(Framework value) {
        framework = value;
        return this;
    }

    public Services withPort(int value) {
        port = value;
        return this;
    }

    /** One that no variable moves. */
    public Services withFixedPort(int value) {
        port = value;
        portVariable = Optional.of("");
        return this;
    }

    public Services withVariable(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Services withHealth(String path) {
        health = Optional.of(new HealthCheck(path, OptionalInt.empty(), 110));
        return this;
    }

    public Services with(HealthCheck value) {
        health = Optional.of(value);
        return this;
    }

    public Services withDirective(String directive, String value) {
        directives.put(directive, value);
        return this;
    }

    public Services withLogFiles(String value) {
        logFiles = Optional.of(value);
        return this;
    }

    public Services withFastStart() {
        fastStart = Optional.of(new FastStart("1.0.0-1", Optional.empty()));
        return this;
    }

    public Services withTraining(String words) {
        fastStart = Optional.of(new FastStart("1.0.0-1", Optional.of(words)));
        return this;
    }

    public Services with(Compatibility value) {
        compatibility = value;
        return this;
    }

    public ServiceSpec spec() {
        PackageName packageName = new PackageName(name);
        InstalledApplication installed = layout == Layout.USR
                ? InstalledApplication.inUsr(packageName)
                : InstalledApplication.below(prefix, packageName);
        return new ServiceSpec(
                packageName,
                description,
                installed,
                new Identity(new AccountName(user), new AccountName(group), uid, gid, user.equals(name)),
                new JavaCommand.Jar(installed.libraries().replace(" ", "") + "/shop.jar"),
                arguments,
                java,
                framework,
                port,
                portVariable
                        .or(() -> Optional.of(
                                environment.containsKey(framework.portVariable()) ? framework.portVariable() : "PORT"))
                        .filter(variable -> !variable.isEmpty()),
                environment,
                health,
                directives,
                logFiles,
                fastStart,
                compatibility);
    }
}
