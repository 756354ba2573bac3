package io.github.apprpm.model;

/** Below which directories a package keeps its application. */
public enum Layout {
    /** All in one directory, {@code /var/app/shop}. */
    APP,
    /**
     * Code in {@code /usr}, configuration in {@code /etc}, and nothing in {@code /var}: for hosts that are upgraded as an image,
     * and hosts that go back to a snapshot of {@code /usr}.
     */
    USR;

    /** @throws PackagingException if there is no such layout */
    public static Layout of(String word) {
        return switch (word) {
            case "app" -> APP;
            case "usr" -> USR;
            default ->
                throw new PackagingException(
                        "The <layout> '%s' is invalid".formatted(word),
                        "Set <layout> or -Dapprpm.layout to app, or to usr for image-mode hosts and hosts with snapshots");
        };
    }
}
