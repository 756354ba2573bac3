package io.github.apprpm.container;

import io.github.apprpm.model.Resource;

/** The shell scripts of this package, which are files so that they can be linted. */
final class Scripts {
    private Scripts() {}

    static String text(String name) {
        return Resource.text(Scripts.class, name);
    }
}
