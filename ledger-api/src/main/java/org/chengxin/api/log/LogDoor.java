package org.chengxin.api.log;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.seal.TilePath;
import org.chengxin.ledger.store.LogIdentityTable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Both logs in the layout of C2SP tlog-tiles, and the keys to check them with. */
@RestController
class LogDoor {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Logs logs;

    LogDoor(Logs logs) {
        this.logs = logs;
    }

    /**
     * A key and the checkpoints that it signs.
     *
     * @param fromSize smallest of them
     * @param untilSize largest of them; absent while the key is in use
     */
    record KeyRead(
            String vkey,
            long fromSize,
            @Nullable Long untilSize,
            @Nullable String reason) {}

    @GetMapping({"/log/checkpoint", "/disclosure-log/checkpoint"})
    ResponseEntity<byte[]> checkpoint(HttpServletRequest request, Optional<Actor> visitor) {
        ServedLog log = logs.at(request.getRequestURI());
        LogAccess.require(log, visitor);
        ServedCheckpoint newest = log.newest().orElseThrow(() -> new ProblemException(Problems.notFound()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(TEXT)
                .body(newest.note().toBytes());
    }

    @GetMapping({"/log/tile/**", "/disclosure-log/tile/**"})
    ResponseEntity<byte[]> tile(HttpServletRequest request, Optional<Actor> visitor) {
        ServedLog log = logs.at(request.getRequestURI());
        LogAccess.require(log, visitor);
        TilePath path = path(request.getRequestURI());
        if (!log.serves(path)) {
            throw new ProblemException(Problems.notFound());
        }
        CacheControl caching = CacheControl.maxAge(FOR_EVER).immutable();
        return ResponseEntity.ok()
                .cacheControl(LogAccess.isOpen(log) ? caching.cachePublic() : caching.cachePrivate())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(log.tile(path));
    }

    /** The keys in use, one in each line, for whoever wants to pin one; tells nothing of the log. */
    @GetMapping({"/log/vkey", "/disclosure-log/vkey"})
    ResponseEntity<byte[]> verifierKeys(HttpServletRequest request) {
        String lines = logs.at(request.getRequestURI()).keys().inUse().stream()
                .map(key -> key.vkey() + "\n")
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(TEXT)
                .body(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Every key there ever was, with the sizes of the checkpoints that it signed. */
    @GetMapping({"/log/keys", "/disclosure-log/keys"})
    ResponseEntity<List<KeyRead>> keys(HttpServletRequest request, Optional<Actor> visitor) {
        ServedLog log = logs.at(request.getRequestURI());
        LogAccess.require(log, visitor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(log.keys().all().stream().map(LogDoor::read).toList());
    }

    private static KeyRead read(LogIdentityTable.Key key) {
        return new KeyRead(key.vkey(), key.fromSize(), key.untilSize(), key.reason());
    }

    private static TilePath path(String uri) {
        try {
            return TilePath.parse(uri.substring(uri.indexOf("/tile/") + 1));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problems.notFound());
        }
    }
}
