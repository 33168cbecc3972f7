package org.chengxin.api.boot;

import com.sun.security.auth.module.UnixSystem;
import org.chengxin.api.boot.StartRefused.Wording;

/** PostgreSQL refuses to run as root. As root we can start it only inside a user namespace ({@code unshare -U}). */
final class RootAccount {

    private RootAccount() {}

    static long userId() {
        return new UnixSystem().getUid();
    }

    static void refuseIfPostgresCannotRun(long userId, boolean userNamespaces) {
        if (userId == 0 && !userNamespaces) {
            throw new StartRefused(
                    new Wording(
                            "以 root 身份运行，且此系统不允许用户命名空间（unshare -U），内嵌 PostgreSQL 无法启动。",
                            "Running as root where user namespaces (unshare -U) are not allowed: the embedded PostgreSQL"
                                    + " cannot start."),
                    new Wording(
                            "改用普通用户运行（例如 docker run --user 1000），或用 chengxin.database.url 指定已有的 PostgreSQL。",
                            "Run as an ordinary user (for instance docker run --user 1000), or name a PostgreSQL with"
                                    + " chengxin.database.url."));
        }
    }
}
