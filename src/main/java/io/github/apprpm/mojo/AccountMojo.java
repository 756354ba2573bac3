package io.github.apprpm.mojo;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.AccountNumber;
import io.github.apprpm.model.Identity;
import io.github.apprpm.model.PackageName;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters that say whom a service runs as. */
abstract class AccountMojo extends MetadataMojo {
    /**
     * User that the service runs as, created if it does not exist. Default: a user named after the package; a name that is
     * longer than 31 characters, or has others than {@code a-z 0-9 _ -}, is cut or changed and ends with a hash of the
     * whole, so that no two services share a user. An account of the host such as {@code nobody} or {@code nginx} is only
     * taken if it is set here.
     */
    @Parameter(property = "apprpm.user")
    private String user;

    /**
     * Group that may read the configuration, created if it does not exist. Default: a group named after the package, made as
     * the default of {@code <user>}; it stays when {@code <user>} changes.
     */
    @Parameter(property = "apprpm.group")
    private String group;

    /**
     * Number of the user on each host, such as 5000, for data that several hosts share. A first installation fails where
     * another account has the number; a user that exists with another number keeps it, and the installation says so. Take
     * one that your hosts do not give out themselves: they use 201 to 999 for what is installed, and from 1000 on for
     * people. Default: the host's choice.
     */
    @Parameter(property = "apprpm.uid")
    private Long uid;

    /** Number of the group on each host, as {@code <uid>} for the user. Default: the host's choice. */
    @Parameter(property = "apprpm.gid")
    private Long gid;

    final Identity identity(PackageName name) {
        Identity identity = Identity.of(
                name,
                Optional.ofNullable(user).map(AccountName::new),
                Optional.ofNullable(group).map(AccountName::new),
                Optional.ofNullable(uid).map(number -> new AccountNumber("uid", number)),
                Optional.ofNullable(gid).map(number -> new AccountNumber("gid", number)));
        identity.remark(name).ifPresent(getLog()::info);
        return identity;
    }
}
