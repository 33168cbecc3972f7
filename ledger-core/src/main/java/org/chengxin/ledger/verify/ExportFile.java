package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.seal.Hash;

/** Reads one file in the form of {@link ExportForm}, from beginning to end, and takes nothing that is not in that form. */
final class ExportFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final long bytesTotal;
    private long offset;
    private final LogIdentity identity;
    private final List<Hash> roots = new ArrayList<>();
    private final long before;
    private long lastPosition;
    private boolean ended;

    ExportFile(Path path) {
        this.path = path;
        try {
            this.channel = FileChannel.open(path);
            this.bytesTotal = channel.size();
        } catch (IOException e) {
            throw unreadable("打不开", "cannot be opened", e);
        }
        byte[] magic = bytes(ExportForm.MAGIC.length);
        byte version = need(1).get();
        if (!Arrays.equals(magic, ExportForm.MAGIC) || version != ExportForm.VERSION) {
            throw malformed("不是第 1 版账本导出文件", "is no export of a ledger, version 1");
        }
        String suite = text();
        String origin = text();
        int keys = Short.toUnsignedInt(need(Short.BYTES).getShort());
        if (keys > ExportForm.KEYS_MAX) {
            throw malformed("公钥过多：" + keys, "names too many keys: " + keys);
        }
        List<String> verifierKeys = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            verifierKeys.add(text());
        }
        this.identity = new LogIdentity(suite, origin, List.copyOf(verifierKeys));
        // Even where the auditor pins others: a key that is none was changed.
        verifierKeys.forEach(key -> LogKeys.key(Suites.named(suite), key));
        this.before = need(Long.BYTES).getLong();
        if (before < 0) {
            throw malformed("起始位置为负", "begins before the first event");
        }
        for (int i = 0; i < Long.bitCount(before); i++) {
            roots.add(Hash.of(bytes(Hash.BYTES)));
        }
        this.lastPosition = before;
    }

    LogIdentity identity() {
        return identity;
    }

    /** How many events of the log stand before the first of this file. */
    long before() {
        return before;
    }

    List<Hash> roots() {
        return roots;
    }

    /** The position of the last event read. */
    long lastPosition() {
        return lastPosition;
    }

    /** Whether the end frame was read. */
    boolean ended() {
        return ended;
    }

    /** Share of the file that was read. */
    double share() {
        return (double) offset / Math.max(1, bytesTotal);
    }

    /** The next rows; nothing at the end frame, or where the file stops without one. */
    Optional<Portion> next() {
        List<Row> rows = new ArrayList<>(Portion.ROWS_MAX);
        List<KeptNote> notes = new ArrayList<>();
        long bytes = 0;
        while (!ended && rows.size() < Portion.ROWS_MAX && bytes < Portion.BYTES_MAX && whole()) {
            byte kind = buffer.get();
            int length = buffer.getInt();
            int end = buffer.position() + length;
            switch (kind) {
                case ExportForm.EVENT -> rows.add(event(end));
                case ExportForm.NOTE -> notes.add(note(end));
                case ExportForm.END -> end(end);
                default -> throw malformed("含未知类型的帧", "holds a frame of an unknown kind");
            }
            if (buffer.position() != end) {
                throw malformed("帧长度不符", "holds a frame whose length is wrong");
            }
            bytes += length;
            offset += 1 + Integer.BYTES + length;
        }
        if (ended && fill(1)) {
            throw malformed("结束帧之后仍有内容", "goes on after its end frame");
        }
        return rows.isEmpty() && notes.isEmpty() ? Optional.empty() : Optional.of(new Portion(rows, notes));
    }

    /** Brings the next frame into the buffer, if the file holds it to its end. */
    private boolean whole() {
        if (!fill(1 + Integer.BYTES)) {
            return false;
        }
        int length = buffer.getInt(buffer.position() + 1);
        if (length < 0 || length > ExportForm.FRAME_BYTES_MAX) {
            throw malformed("帧长度超限：" + length, "holds a frame of " + length + " bytes");
        }
        return fill(1 + Integer.BYTES + length);
    }

    private Row event(int end) {
        EventRow row = EventBytes.read(buffer, end - buffer.position());
        lastPosition = row.head().position();
        return row;
    }

    private KeptNote note(int end) {
        if (end - buffer.position() < Long.BYTES) {
            throw malformed("检查点帧不完整", "holds a checkpoint that is cut");
        }
        long size = buffer.getLong();
        return new KeptNote(size, decode(take(end - buffer.position())));
    }

    private void end(int end) {
        if (end - buffer.position() != Long.BYTES || buffer.getLong() != lastPosition) {
            throw malformed("结束帧与末条事件不符", "ends with a frame that does not name its last event");
        }
        ended = true;
    }

    private String text() {
        int length = Short.toUnsignedInt(need(Short.BYTES).getShort());
        if (length > ExportForm.TEXT_BYTES_MAX) {
            throw malformed("文件头文本过长", "has a text of " + length + " bytes in its header");
        }
        return decode(bytes(length));
    }

    private String decode(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("文本不是 UTF-8", "holds a text that is not UTF-8");
        }
    }

    private byte[] bytes(int length) {
        need(length);
        return take(length);
    }

    private byte[] take(int length) {
        byte[] taken = new byte[length];
        buffer.get(taken);
        return taken;
    }

    private ByteBuffer need(int length) {
        if (!fill(length)) {
            throw malformed("文件头不完整", "ends within its header");
        }
        offset += length;
        return buffer;
    }

    /** Makes the next {@code length} bytes available; false if the file ends before. */
    private boolean fill(int length) {
        if (buffer.remaining() >= length) {
            return true;
        }
        ByteBuffer target = length <= buffer.capacity()
                ? buffer.compact()
                : ByteBuffer.allocate(length).put(buffer);
        try {
            while (target.hasRemaining() && channel.read(target) >= 0) {
                if (target.position() >= length && target.remaining() < BUFFER_BYTES / 2) {
                    break;
                }
            }
        } catch (IOException e) {
            throw unreadable("读取失败", "cannot be read", e);
        }
        buffer = target.flip();
        return buffer.remaining() >= length;
    }

    private MalformedException malformed(String zh, String en) {
        return new MalformedException(wording(zh, en));
    }

    private UnreadableException unreadable(String zh, String en, IOException cause) {
        return new UnreadableException(wording(zh, en), cause);
    }

    private Wording wording(String zh, String en) {
        return new Wording(
                path.getFileName() + " 在字节 " + offset + " 附近" + zh,
                path.getFileName() + ", near byte " + offset + ", " + en);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable("关闭失败", "cannot be closed", e);
        }
    }
}
