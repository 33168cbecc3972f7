package org.chengxin.api.canary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chengxin.api.canary.LeftBehind.Places;
import org.chengxin.api.canary.Planting.Person;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.TilePath;

/** What a ledger answers: to a visitor who follows every link, to whoever follows its logs, and to those who may see most. */
final class Answers {

    private static final int PAGES_MAX = 2_000;
    private static final int TILE_LEVELS_MAX = 7;
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]+)\"");

    private final LedgerHttp http;
    private final int port;
    private final UnaryOperator<String> bearers;

    Answers(LedgerHttp http, int port, UnaryOperator<String> bearers) {
        this.bearers = bearers;
        this.http = http;
        this.port = port;
    }

    /** Every public page and file that links lead to from {@code starts}. Returns the status of each. */
    Map<String, Integer> crawl(Collection<String> starts, Needles needles, Places places) {
        Deque<String> open = new ArrayDeque<>(starts);
        Map<String, Integer> seen = new LinkedHashMap<>();
        while (!open.isEmpty() && seen.size() < PAGES_MAX) {
            String path = open.poll();
            if (seen.containsKey(path)) {
                continue;
            }
            HttpResponse<String> answer = http.get(path);
            seen.put(path, answer.statusCode());
            look(needles, "public " + path, answer.body() + answer.headers().map(), places);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith("text/html")) {
                Matcher link = LINK.matcher(answer.body());
                while (link.find()) {
                    URI here = URI.create("http://127.0.0.1:" + port).resolve(path);
                    URI to = here.resolve(link.group(1).replace("&amp;", "&"));
                    if (here.getAuthority().equals(to.getAuthority())) {
                        open.add(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()));
                    }
                }
            }
        }
        return seen;
    }

    /** Checkpoint, every tile and every bundle of entries of a log. Returns the size of its tree. */
    long log(String log, Needles needles, Places places) {
        HttpResponse<byte[]> note = http.download(log + "/checkpoint");
        places.look(needles, log + "/checkpoint", note.body());
        long size = Checkpoint.parse(SignedNote.parse(new String(note.body(), StandardCharsets.UTF_8))
                        .text())
                .size();
        for (int level = TilePath.ENTRIES; level < TILE_LEVELS_MAX; level++) {
            long width = level <= 0 ? size : size >> 8 * level;
            for (long index = 0; index * TilePath.WIDTH_MAX < width; index++) {
                String path = log + "/" + TilePath.at(level, index, size).path();
                HttpResponse<byte[]> tile = http.download(path);
                if (tile.statusCode() != 200) {
                    throw new AssertionError(path + " " + tile.statusCode());
                }
                places.look(needles, path, tile.body());
            }
        }
        return size;
    }

    /** Where everything that is stored about some people can be read. */
    void archives(List<Person> people, String role, Needles needles, Places places) {
        String token = bearers.apply(role);
        for (Person person : people) {
            String subject = "/api/v1/subjects/" + person.subjectId();
            get(subject + "/profile", token, role, needles, places);
            get(subject + "/history?limit=100", token, role, needles, places);
            get("/api/v1/objections/" + person.subjectId() + "-1", token, role, needles, places);
        }
    }

    /** Every address about some people, the evidence included. */
    void everything(List<Person> people, String role, Needles needles, Places places) {
        String token = bearers.apply(role);
        for (Person person : people) {
            String subject = "/api/v1/subjects/" + person.subjectId();
            List<String> paths = new ArrayList<>(List.of(
                    subject,
                    subject + "/profile",
                    subject + "/history?limit=100",
                    subject + "/erasures",
                    subject + "/restrictions",
                    subject + "/erasures/1",
                    subject + "/erasures/2",
                    subject + "/restrictions/1",
                    "/api/v1/objections/" + person.subjectId() + "-1"));
            person.records()
                    .forEach(record -> paths.addAll(List.of(
                            "/api/v1/records/" + record,
                            "/api/v1/records/" + record + "/history",
                            "/api/v1/records/" + record + "/repairs",
                            "/api/v1/records/" + record + "/repairs/eligibility",
                            "/api/v1/repairs/" + record + "-1")));
            paths.forEach(path -> get(path, token, role, needles, places));
            bundle(subject + "/evidence", token, needles, places);
        }
    }

    /** Every page of a list, in the order of its cursors. */
    void list(String path, String role, Needles needles, Places places) {
        String token = bearers.apply(role);
        String cursor = "";
        do {
            String body =
                    get(path + (path.contains("?") ? "&" : "?") + "limit=100" + cursor, token, role, needles, places);
            Matcher next = Pattern.compile("\"nextCursor\":\"([^\"]+)\"").matcher(body);
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
    }

    String get(String path, String token, String role, Needles needles, Places places) {
        String body = http.get(path, "Authorization", token).body();
        look(needles, role + " " + path, body, places);
        return body;
    }

    private void bundle(String path, String token, Needles needles, Places places) {
        byte[] zip = http.download(path, "Authorization", token).body();
        places.look(needles, path, zip);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                in.transferTo(content);
                places.look(needles, path + "!" + entry.getName(), content.toByteArray());
            }
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private static void look(Needles needles, String where, String text, Places places) {
        places.look(needles, where, text.getBytes(StandardCharsets.UTF_8));
    }
}
