package org.chengxin.api.repairs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.chengxin.api.repairs.PaperWrite.PromiseWrite;
import org.chengxin.ledger.credit.DocumentRef;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Papers that come with a form. What they say stays with whoever sent them; the ledger keeps their digests. */
final class Papers {

    private Papers() {}

    /** Those that were chosen: a field that was left empty comes as an empty file. */
    static List<PaperWrite> of(@Nullable List<MultipartFile> files) {
        return Objects.requireNonNullElse(files, List.<MultipartFile>of()).stream()
                .filter(file -> !file.isEmpty())
                .map(file -> new PaperWrite(sha256(file), file.getContentType(), file.getOriginalFilename()))
                .toList();
    }

    /** The letter of promise; absent unless a file was chosen. */
    static @Nullable PromiseWrite promise(
            @Nullable String number, @Nullable String title, @Nullable MultipartFile file) {
        return file == null || file.isEmpty()
                ? null
                : new PromiseWrite(
                        new DocumentRef(Objects.requireNonNullElse(number, ""), FormText.filled(title)), sha256(file));
    }

    private static String sha256(MultipartFile file) {
        try (InputStream content = file.getInputStream();
                DigestOutputStream digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
