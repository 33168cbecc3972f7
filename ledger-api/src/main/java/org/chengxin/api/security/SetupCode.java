package org.chengxin.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.chengxin.api.boot.DataFolder;
import org.chengxin.api.boot.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Proves that whoever names the first administrator can read this machine's files. Written at a start without an
 * administrator, gone as soon as there is one. The log tells where it is, never what it is.
 */
@Component
class SetupCode implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SetupCode.class);

    private final PrivateFile file;
    private final Accounts accounts;

    SetupCode(DataFolder folder, Accounts accounts) {
        this.file = new PrivateFile(folder.keys().resolve("setup.code"));
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (isWanted()) {
            file.readOrWrite(Secrets::next);
            LOG.warn("尚无管理员：请打开 /setup，一次性设置码在文件 {} 中", file.path());
            LOG.warn("There is no administrator yet: open /setup; the one-time code is in {}", file.path());
        } else {
            file.delete();
        }
    }

    boolean isWanted() {
        return !accounts.hasAdministrator();
    }

    boolean matches(String candidate) {
        return file.read()
                .filter(code -> MessageDigest.isEqual(bytes(code), bytes(candidate.strip())))
                .isPresent();
    }

    void spend() {
        file.delete();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
