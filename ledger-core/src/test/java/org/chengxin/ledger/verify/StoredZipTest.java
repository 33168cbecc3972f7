package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class StoredZipTest {

    private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

    static {
        FILES.put("README.txt", "说明".getBytes(UTF_8));
        FILES.put("events/1.event", new byte[] {1, 2, 3});
        FILES.put("empty", new byte[0]);
    }

    @Test
    void anyUnpackerOpensWhatIsWritten() throws IOException {
        Map<String, String> unpacked = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(StoredZip.write(FILES)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpacked.put(entry.getName(), Arrays.toString(in.readAllBytes()));
            }
        }
        assertThat(unpacked.keySet()).containsExactlyElementsOf(FILES.keySet());
        FILES.forEach((name, content) -> assertThat(unpacked.get(name)).isEqualTo(Arrays.toString(content)));
    }

    @Test
    void whatIsWrittenIsReadAgainInItsOrder() {
        Map<String, byte[]> read = StoredZip.read(StoredZip.write(FILES));
        assertThat(List.copyOf(read.keySet())).isEqualTo(List.copyOf(FILES.keySet()));
        FILES.forEach((name, content) -> assertThat(read.get(name)).isEqualTo(content));
    }

    @Test
    void everyByteMatters() {
        byte[] zip = StoredZip.write(FILES);
        for (int at = 0; at < zip.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = zip.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> StoredZip.read(changed)).isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void whatIsPutBeforeOrBehindOrTakenAwayIsNoticed() {
        byte[] zip = StoredZip.write(FILES);
        byte[] behind = Arrays.copyOf(zip, zip.length + 1);
        byte[] before = new byte[zip.length + 1];
        System.arraycopy(zip, 0, before, 1, zip.length);
        assertThatThrownBy(() -> StoredZip.read(behind)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> StoredZip.read(before)).isInstanceOf(MalformedException.class);
        for (int length = 0; length < zip.length; length++) {
            byte[] cut = Arrays.copyOf(zip, length);
            assertThatThrownBy(() -> StoredZip.read(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void theSameFilesPackedByAnotherHandAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("README.txt"));
            out.write("说明".getBytes(UTF_8));
        }
        assertThatThrownBy(() -> StoredZip.read(bytes.toByteArray())).isInstanceOf(MalformedException.class);
    }
}
