package org.chengxin.api.web;

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
import org.chengxin.ledger.credit.Attachment;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files that come with a form. What they say stays with whoever sent them; the ledger keeps their digests and names. */
public final class HandedIn {

    private static final String ANY = "application/octet-stream";

    private HandedIn() {}

    /** Those that were chosen: a field that was left empty comes as an empty file. */
    public static List<Attachment> files(@Nullable List<MultipartFile> files) {
        return Objects.requireNonNullElse(files, List.<MultipartFile>of()).stream()
                .filter(file -> !file.isEmpty())
                .map(file -> new Attachment(
                        sha256(file),
                        Objects.requireNonNullElse(file.getContentType(), ANY),
                        Objects.requireNonNullElse(file.getOriginalFilename(), "")))
                .toList();
    }

    /** 64 lower-case hexadecimal digits. */
    public static String sha256(MultipartFile file) {
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
