package org.chengxin.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A stranger follows the log as it grows, over HTTP and without a line of our code. */
@LedgerTest({"chengxin.demo=false", "chengxin.log.public=true"})
@TestMethodOrder(OrderAnnotation.class)
class LogFollowedTest {

    /** Where tiles begin and end. Longer logs: {@code -Dcampaign.log=70000}. */
    private static final List<Integer> SIZES = List.of(255, 256, 257, 600);

    private static final int CAMPAIGN = Integer.getInteger("campaign.log", 0);

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerCommands commands;

    @Autowired
    private SubjectDirectory directory;

    @Autowired
    private Logs logs;

    private LedgerHttp http;
    private TlogClient client;

    @BeforeEach
    void stranger() {
        http = new LedgerHttp(port);
        client = new TlogClient("http://127.0.0.1:" + port + "/log");
    }

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    @Test
    @Order(1)
    void theLogIsFollowedFromNothingOverEveryEdgeOfATile() {
        TlogClient.Key pinned = client.key();
        List<TlogClient.Head> heads = new ArrayList<>();
        LogNode.awaitSize(logs.ledger(), LogNode.STATED);
        heads.add(client.head(pinned));
        assertThat(client.entries(heads.getFirst())).hasSize(LogNode.STATED);
        List<Integer> sizes = new ArrayList<>(SIZES);
        if (CAMPAIGN > SIZES.getLast()) {
            sizes.add(CAMPAIGN);
        }
        int size = LogNode.STATED;
        for (int next : sizes) {
            append(size, next);
            size = next;
            LogNode.awaitSize(logs.ledger(), size);
            TlogClient.Head head = client.head(pinned);
            assertThat(head.size()).isEqualTo(size);
            assertThat(client.entries(head)).hasSize(size).doesNotHaveDuplicates();
            client.checkGrowth(heads.getLast(), head);
            heads.add(head);
        }
        for (TlogClient.Head older : heads) {
            client.checkGrowth(older, heads.getLast());
        }
    }

    @Test
    @Order(2)
    void theStrangerWouldNoticeAnotherHistory() {
        TlogClient.Key pinned = client.key();
        TlogClient.Head head = client.head(pinned);
        byte[] otherRoot = head.root().clone();
        otherRoot[5] ^= 1;

        assertThatThrownBy(() -> client.entries(new TlogClient.Head(head.origin(), head.size(), otherRoot, "")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() ->
                        TlogClient.open(head.note().replaceFirst("\n" + head.size(), "\n" + (head.size() - 1)), pinned))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    @Order(3)
    void whatNeverChangesMayBeKeptForEverAndTheCheckpointNotAtAll() {
        assertThat(header("/log/checkpoint", "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(header("/log/checkpoint", "Cache-Control")).isEqualTo("no-cache");
        assertThat(header("/log/tile/0/000", "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header("/log/tile/0/000", "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(header("/log/tile/entries/000", "Cache-Control")).contains("immutable");
        assertThat(header("/log/vkey", "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "0/000.p/3, 200",
        "0/000.p/255, 200",
        "0/000, 200",
        "0/001.p/1, 200",
        "0/002.p/88, 200",
        "entries/002.p/88, 200",
        "1/000.p/1, 200",
        "1/000.p/2, 200",
        // Sizes that no checkpoint was published of.
        "0/000.p/4, 404",
        "0/000.p/254, 404",
        "0/001.p/2, 404",
        "entries/000.p/254, 404",
        "0/002.p/89, 404",
        "0/002, 404",
        "0/003.p/1, 404",
        "1/000.p/3, 404",
        "1/000, 404",
        "2/000.p/1, 404",
        "63/000.p/1, 404",
        "0/x999/x999/x999/x999/x999/999, 404",
        // Other spellings.
        "0/0, 404",
        "0/000.p/256, 404",
        "0/000.p/0, 404",
        "00/000, 404",
        "64/000, 404",
        "0/x000/000, 404",
        "entries/000/, 404",
        "0/000.p/01, 404",
    })
    @Order(4)
    void tilesAreServedAsFarAsACheckpointReaches(String tile, int status) {
        assertThat(client.get("/tile/" + tile).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 600})
    @Order(5)
    void anEventIsProvedInTheTreeOfAnySize(int size) {
        List<Integer> positions = IntStream.of(1, 2, 100, 255, 256, 257, size)
                .filter(p -> p <= size)
                .boxed()
                .distinct()
                .toList();
        for (int position : positions) {
            JsonNode proof = json("/api/v1/log/proof/inclusion?position=" + position + "&size=" + size);
            assertThat(proof.path("index").asInt()).isEqualTo(position - 1);
            assertThat(TlogClient.rootByPath(
                            bytes(proof.path("leafHash")), position - 1, size, hashes(proof.path("path"))))
                    .isEqualTo(bytes(proof.path("rootHash")));
        }
    }

    @Test
    @Order(6)
    void growthIsProvedBetweenAnyTwoSizes() {
        List<Integer> sizes = List.of(1, 2, 255, 256, 257, 600);
        for (int from : sizes) {
            for (int to : sizes) {
                if (from <= to) {
                    JsonNode proof = json("/api/v1/log/proof/consistency?from=" + from + "&to=" + to);
                    assertThat(ConsistencyByDefinition.holds(
                                    from,
                                    to,
                                    bytes(proof.path("fromRootHash")),
                                    bytes(proof.path("toRootHash")),
                                    hashes(proof.path("path"))))
                            .as("%d to %d", from, to)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "inclusion?position=0, /position",
        "inclusion?position=-1, /position",
        "inclusion?position=601, /position",
        "inclusion?position=3&size=2, /position",
        "inclusion?position=1&size=601, /size",
        "inclusion?position=1&size=0, /size",
        "inclusion?position=x, /position",
        "inclusion?position=99999999999999999999, /position",
        "consistency?from=0, /from",
        "consistency?from=601, /from",
        "consistency?from=5&to=4, /from",
        "consistency?from=5&to=601, /to",
        "consistency?from=5&to=x, /to",
    })
    @Order(7)
    void whatCannotBeProvedIsExplainedInBothLanguages(String call, String pointer) {
        HttpResponse<String> chinese = http.get("/api/v1/log/proof/" + call);
        HttpResponse<String> english = http.get("/api/v1/log/proof/" + call, "Accept-Language", "en");

        assertThat(chinese.statusCode()).as(chinese.body()).isEqualTo(400);
        assertThat(chinese.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode error = Samples.json(chinese.body()).path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("detail").asString()).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(Samples.json(english.body()).path("detail").asString()).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    @Order(8)
    void aParameterThatIsMissingIsAskedFor() {
        assertThat(http.get("/api/v1/log/proof/inclusion").statusCode()).isEqualTo(400);
        assertThat(http.get("/api/v1/log/proof/consistency?to=5").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(9)
    void aReceiptIsProvedByOneFileThatNeedsOnlyTheKey() {
        Receipt receipt = register(5000);

        HttpResponse<String> answer = http.get("/api/v1/log/proof/event/" + receipt.eventId());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(".tlog-proof");
        byte[] entry = TlogClient.verifyProof(answer.body(), client.key(), receipt.position() - 1);
        assertThat(TlogClient.leaf(entry)).isEqualTo(Base64.getDecoder().decode(receipt.leafHash()));
    }

    @Test
    @Order(10)
    void proofsOfNeighboursDifferAndAreNotTakenForEachOther() {
        Receipt first = register(5001);
        Receipt second = register(5002);
        String proof = http.get("/api/v1/log/proof/event/" + first.eventId()).body();
        String other = http.get("/api/v1/log/proof/event/" + second.eventId()).body();
        long position = first.position();

        assertThat(other).isNotEqualTo(proof);
        assertThatThrownBy(() -> TlogClient.verifyProof(proof, client.key(), position))
                .isInstanceOf(AssertionError.class);
        String swapped = proof.replaceFirst("extra .*", other.lines().toList().get(1));
        assertThatThrownBy(() -> TlogClient.verifyProof(swapped, client.key(), position - 1))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    @Order(11)
    void anEventThatIsNotThereHasNoProof() {
        assertThat(http.get("/api/v1/log/proof/event/00000000-0000-0000-0000-000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/log/proof/event/%00").statusCode()).isIn(400, 404);
        assertThat(http.get("/api/v1/log/proof/event/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(12)
    void theEntriesHoldNoNameAndNoCode() {
        TlogClient.Head head = client.head(client.key());
        for (byte[] entry : client.entries(head)) {
            String text = new String(entry, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("江阴市示例", "91320281", "office");
        }
    }

    private void append(int from, int to) {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            IntStream.range(from, to)
                    .mapToObj(n -> pool.submit(() -> LogNode.append(commands, directory, n)))
                    .toList()
                    .forEach(done -> {
                        try {
                            done.get();
                        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
    }

    private Receipt register(int n) {
        return commands.receipt(LogNode.append(commands, directory, n));
    }

    private String header(String path, String name) {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }

    private JsonNode json(String path) {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return Samples.json(answer.body());
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asString());
    }

    private static List<byte[]> hashes(JsonNode path) {
        return path.valueStream().map(LogFollowedTest::bytes).toList();
    }

    /** RFC 6962 section 2.1.2, by its recursive definition turned round. */
    private static final class ConsistencyByDefinition {

        private final List<byte[]> path;
        private final byte[] oldRoot;
        private int left;

        private ConsistencyByDefinition(List<byte[]> path, byte[] oldRoot) {
            this.path = path;
            this.oldRoot = oldRoot;
            this.left = path.size();
        }

        static boolean holds(long from, long to, byte[] oldRoot, byte[] newRoot, List<byte[]> path) {
            if (from == to) {
                return path.isEmpty() && Arrays.equals(oldRoot, newRoot);
            }
            ConsistencyByDefinition proof = new ConsistencyByDefinition(path, oldRoot);
            byte[][] roots = proof.subproof(from, to, true);
            return proof.left == 0 && Arrays.equals(roots[0], oldRoot) && Arrays.equals(roots[1], newRoot);
        }

        /** Old and new root of the subtree, taking hashes from the end of the path. */
        private byte[][] subproof(long m, long n, boolean complete) {
            if (m == n) {
                byte[] hash = complete ? oldRoot : path.get(--left);
                return new byte[][] {hash, hash};
            }
            long k = Long.highestOneBit(n - 1);
            if (m <= k) {
                byte[] right = path.get(--left);
                byte[][] below = subproof(m, k, complete);
                return new byte[][] {below[0], TlogClient.sha256(new byte[] {1}, below[1], right)};
            }
            byte[] first = path.get(--left);
            byte[][] below = subproof(m - k, n - k, false);
            return new byte[][] {
                TlogClient.sha256(new byte[] {1}, first, below[0]), TlogClient.sha256(new byte[] {1}, first, below[1])
            };
        }
    }
}
