package io.github.apprpm.mojo.parameter;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.PackagingException;

/** An item of {@code <directories>}. */
public final class DirectoryParameter {
    private String path;
    private String mode = "0755";
    private String owner = "root";
    private String group = "root";

    /** Maven calls this method for a plain value, which is the path. */
    public void set(String value) {
        path = value;
    }

    public Entry toEntry() {
        if (path == null) {
            throw new PackagingException(
                    "An item of <directories> has no <path>", "Set it to where the directory is installed");
        }
        return new Entry.Directory(
                path, new Attributes(Attributes.parseMode(path, mode), new AccountName(owner), new AccountName(group)));
    }
}
