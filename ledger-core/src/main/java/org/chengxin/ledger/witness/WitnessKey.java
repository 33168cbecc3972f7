package org.chengxin.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.chengxin.ledger.seal.Cosigner;
import org.chengxin.ledger.seal.Ed25519Cosigner;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.gm.Sm2Cosigner;

/**
 * The key of a witness, in a file of three lines that only its owner may read: suite, name, PKCS#8 in base64. A file that
 * others could have read is refused, not repaired.
 */
record WitnessKey(Suite suite, Cosigner cosigner, String pkcs8) {

    private static final int LINES = 3;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    static WitnessKey generate(Suite suite, String name) {
        try {
            if (suite.equals(Suite.INTL)) {
                Ed25519Cosigner made = Ed25519Cosigner.generate(name);
                return new WitnessKey(suite, made, made.pkcs8());
            }
            Sm2Cosigner made = Sm2Cosigner.generate(name);
            return new WitnessKey(suite, made, made.pkcs8());
        } catch (IllegalArgumentException e) {
            throw new WitnessRefusedException("密钥名称不可用：" + name, "a key cannot have this name: " + e.getMessage(), e);
        }
    }

    static WitnessKey read(Path file) {
        try {
            refuseUnlessPrivate(file);
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != LINES) {
                throw unreadable(file, "must have " + LINES + " lines, found " + lines.size());
            }
            Suite suite = Suites.named(lines.get(0));
            String name = lines.get(1);
            String pkcs8 = lines.get(2);
            return new WitnessKey(
                    suite,
                    suite.equals(Suite.INTL) ? Ed25519Cosigner.ofPkcs8(name, pkcs8) : Sm2Cosigner.ofPkcs8(name, pkcs8),
                    pkcs8);
        } catch (IOException e) {
            throw unreadable(file, "cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    /** Writes a new file; one that is there already is never overwritten, it may be somebody's only key. */
    void write(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            String lines = suite.name() + "\n" + cosigner.verifierKey().name() + "\n" + pkcs8 + "\n";
            DurableFile.overwrite(file, lines.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw new WitnessRefusedException(file + " 已存在，不予覆盖", file + " exists and is not overwritten", e);
        } catch (IOException e) {
            throw new WitnessRefusedException(file + " 无法写入", file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void refuseUnlessPrivate(Path file) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(found)) {
            String mode = PosixFilePermissions.toString(found);
            throw new WitnessRefusedException(
                    "密钥文件 " + file + " 的权限为 " + mode + "，其他用户可能已经读取；确认无人读取后执行 chmod 600，否则请更换密钥",
                    "the key in " + file + " has mode " + mode + ", so others may have read it; if nobody did, run"
                            + " chmod 600, otherwise make another key");
        }
    }

    private static WitnessRefusedException unreadable(Path file, String why) {
        return new WitnessRefusedException(file + " 不是可用的见证密钥", file + " is no usable key of a witness: " + why);
    }
}
