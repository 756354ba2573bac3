package io.github.apprpm.mojo.parameter;

import io.github.apprpm.layout.FileMapping;
import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.PackagingException;
import java.io.File;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An item of {@code <files>}. */
public final class FileParameter {
    private File source;
    private String destination;
    private String mode;
    private String owner = "root";
    private String group = "root";
    private String flags;
    private boolean filtering;

    /** Maven calls this method for a plain value: {@code source -> destination}. */
    public void set(String value) {
        String[] parts = value.split("\\s*->\\s*");
        if (parts.length != 2) {
            throw new PackagingException(
                    "The value '%s' in <files> is not a mapping".formatted(value), "Write 'source -> destination'");
        }
        source = new File(parts[0].strip());
        destination = parts[1].strip();
    }

    public FileMapping toMapping(File baseDirectory) {
        if (destination == null) {
            throw new PackagingException(
                    "The file '%s' in <files> has no <destination>".formatted(source),
                    "Set it to where the file is installed");
        }
        File resolved = source == null || source.isAbsolute() ? source : new File(baseDirectory, source.getPath());
        return new FileMapping(
                Optional.ofNullable(resolved).map(File::toPath),
                destination,
                mode == null ? OptionalInt.empty() : OptionalInt.of(Attributes.parseMode(destination, mode)),
                new AccountName(owner),
                new AccountName(group),
                flags == null ? Set.of() : FileFlag.parse(destination, flags),
                filtering);
    }
}
