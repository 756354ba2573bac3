package io.github.apprpm.container;

import java.util.Objects;

/**
 * An image that is on this machine.
 *
 * @param named as the user named it
 * @param id what the engine calls it
 * @param slug a short name for files and reports, such as {@code rockylinux-9}, of letters, digits, dots and hyphens; the caller makes it unique among the {@code <images>}
 */
public record Image(String named, String id, String slug) {
    public Image {
        Objects.requireNonNull(named);
        Objects.requireNonNull(id);
        Objects.requireNonNull(slug);
    }
}
