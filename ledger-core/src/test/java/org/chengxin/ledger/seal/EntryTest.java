package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.support.CampaignTries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a leaf says. */
class EntryTest {

    private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] PAYLOAD = "{\"fact\":\"失信\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] METADATA = "{\"organ\":\"demo\"}".getBytes(StandardCharsets.UTF_8);

    private final TreeHasher hasher = Suite.INTL.hasher();

    private final Entry sample = new Entry(
            42,
            "0190b6a4-9d3c-7a10-8f00-000000000001",
            "CreditSubject",
            "subject-0001",
            3,
            1_700_000_000_123_456L,
            "credit.fact.recorded",
            "1",
            Entry.commitToPayload(hasher, SALT, PAYLOAD),
            Entry.commitToMetadata(hasher, SALT, METADATA));

    /** Made with Python's struct and hashlib from the Javadoc of {@link Entry}. Never changed: leaves are for ever. */
    @Test
    void theSealedSampleIsReadAndWrittenByteForByte() throws IOException {
        Properties sealed = new Properties();
        try (InputStream in = EntryTest.class.getResourceAsStream("/seal/entry.1.properties")) {
            sealed.load(in);
        }
        byte[] bytes = HexFormat.of().parseHex(sealed.getProperty("entry"));

        assertThat(sample.encode()).isEqualTo(bytes);
        assertThat(Entry.decode(bytes)).isEqualTo(sample);
        assertThat(sample.leaf(hasher)).hasToString(sealed.getProperty("leaf"));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void anEntryIsReadAndWrittenAgain(
            @ForAll long position,
            @ForAll @StringLength(max = 40) String eventId,
            @ForAll @StringLength(max = 40) String kind,
            @ForAll @StringLength(max = 40) String subjectId,
            @ForAll long sequence,
            @ForAll long recordedAtMicros,
            @ForAll @StringLength(max = 40) String type,
            @ForAll @StringLength(max = 40) String revision) {
        Entry entry = new Entry(
                position,
                eventId,
                kind,
                subjectId,
                sequence,
                recordedAtMicros,
                type,
                revision,
                sample.payload(),
                sample.metadata());
        assertThat(Entry.decode(entry.encode())).isEqualTo(entry);
    }

    /** A changed entry is either none or another one: no two bytes mean the same. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void anEntryWithAnyByteChangedAddedOrTakenIsNoLongerThatEntry(
            @ForAll Change change,
            @ForAll @IntRange(max = 1 << 16) int where,
            @ForAll @IntRange(min = 1, max = 255) int difference) {
        byte[] changed = changed(sample.encode(), change, where, (byte) difference);
        try {
            Entry other = Entry.decode(changed);
            assertThat(other).isNotEqualTo(sample);
            assertThat(other.encode()).isEqualTo(changed);
            assertThat(other.leaf(hasher)).isNotEqualTo(sample.leaf(hasher));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("entry .*|.* has at most 1024 bytes, found .*|.* must be UTF-8");
        }
    }

    @Test
    void aCommitmentDependsOnSaltPartAndContent() {
        byte[] otherSalt = SALT.clone();
        otherSalt[15] ^= 1;

        assertThat(List.of(
                        Entry.commitToPayload(hasher, SALT, PAYLOAD),
                        Entry.commitToMetadata(hasher, SALT, PAYLOAD),
                        Entry.commitToPayload(hasher, otherSalt, PAYLOAD),
                        Entry.commitToPayload(hasher, SALT, METADATA),
                        Entry.commitToPayload(hasher, SALT, new byte[0])))
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> Entry.commitToPayload(hasher, new byte[15], PAYLOAD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a salt has 16 bytes, found 15");
    }

    /** However large the event: tlog-tiles gives an entry two bytes of length. */
    @ParameterizedTest
    @ValueSource(ints = {65_534, 65_535, 65_536, 1_000_000})
    void theEntryOfALargeEventIsSmall(int payloadBytes) {
        String longest = "汉".repeat(341) + "x";
        Entry entry = new Entry(
                Long.MAX_VALUE,
                longest,
                longest,
                longest,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                longest,
                longest,
                Entry.commitToPayload(hasher, SALT, new byte[payloadBytes]),
                sample.metadata());

        assertThat(entry.encode()).hasSizeLessThan(EntryBundle.ENTRY_BYTES_MAX);
        assertThat(Entry.decode(entry.encode())).isEqualTo(entry);
    }

    @Test
    void aTextThatIsTooLongOrNoUnicodeHasNoEntry() {
        assertThatThrownBy(() -> ofType("x".repeat(1025)).encode())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text of an entry has at most 1024 bytes, found 1025");
        assertThatThrownBy(() -> ofType("half a \ud83d character").encode())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text of an entry must be well-formed Unicode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            empty           | ''                       | entry ends too early, after 0 bytes
            version-only    | 01                       | entry ends too early, after 1 bytes
            other-version   | 02                       | entry version must be 1, found 2
            text-cut-off    | 01000000000000002a0002ff | entry ends too early, after 12 bytes
            text-too-long   | 01000000000000002a0401   | event id has at most 1024 bytes, found 1025
            text-no-utf8    | 01000000000000002a0001ff | event id must be UTF-8
            """)
    void bytesThatAreNoEntryAreRefused(String way, String hex, String message) {
        assertThatThrownBy(() -> Entry.decode(HexFormat.of().parseHex(hex)))
                .as(way)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void somethingBehindAnEntryIsRefused() {
        byte[] longer = Arrays.copyOf(sample.encode(), sample.encode().length + 2);
        assertThatThrownBy(() -> Entry.decode(longer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entry must end after the metadata commitment, found 2 more bytes");
    }

    private Entry ofType(String type) {
        return new Entry(1, "", "", "", 0, 0, type, "1", sample.payload(), sample.metadata());
    }

    enum Change {
        CHANGED,
        ADDED,
        TAKEN
    }

    private static byte[] changed(byte[] bytes, Change change, int where, byte difference) {
        int at = where % bytes.length;
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, at);
        if (change != Change.TAKEN) {
            changed.write(bytes[at] ^ difference);
        }
        int rest = change == Change.ADDED ? at : at + 1;
        changed.write(bytes, rest, bytes.length - rest);
        return changed.toByteArray();
    }
}
