package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A zip file with exactly one form for any content: files are stored without compression, in the order given, dated
 * 1980-01-01, with nothing optional. Any unpacker opens it; reading takes only this form, so that no byte of the file can be
 * changed without being noticed. That is why it is not left to a library, whose bytes may change with its version.
 */
final class StoredZip {

    /** Largest zip that is read or written, in bytes. */
    static final int BYTES_MAX = 512 << 20;

    private static final int FILES_MAX = 65_535;
    private static final int NAME_BYTES_MAX = 255;
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 10;
    private static final short FIRST_OF_JANUARY_1980 = 0x21;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;

    private StoredZip() {}

    /**
     * Names are ASCII, without a leading slash.
     *
     * @throws IllegalArgumentException if it would be too large
     */
    static byte[] write(Map<String, byte[]> files) {
        long size = END_BYTES;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            size += LOCAL_BYTES + CENTRAL_BYTES + 2L * file.getKey().length() + file.getValue().length;
        }
        if (size > BYTES_MAX || files.size() > FILES_MAX) {
            throw new IllegalArgumentException(
                    "a zip of " + files.size() + " files and " + size + " bytes is too large");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) size);
        ByteArrayOutputStream central = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] name = name(file.getKey());
            byte[] content = file.getValue();
            int at = out.size();
            out.writeBytes(
                    little(LOCAL_BYTES).putInt(LOCAL).put(common(name, content)).array());
            out.writeBytes(name);
            out.writeBytes(content);
            central.writeBytes(little(CENTRAL_BYTES)
                    .putInt(CENTRAL)
                    .putShort(VERSION)
                    .put(common(name, content))
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(at)
                    .array());
            central.writeBytes(name);
        }
        int centralAt = out.size();
        out.writeBytes(central.toByteArray());
        out.writeBytes(little(END_BYTES)
                .putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) files.size())
                .putShort((short) files.size())
                .putInt(central.size())
                .putInt(centralAt)
                .putShort((short) 0)
                .array());
        return out.toByteArray();
    }

    /**
     * The files in their order.
     *
     * @throws MalformedException unless {@code zip} is what {@link #write} makes of them
     */
    static Map<String, byte[]> read(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
            while (in.getInt(in.position()) == LOCAL) {
                int length = in.getInt(in.position() + 18);
                int nameLength = Short.toUnsignedInt(in.getShort(in.position() + 26));
                in.position(in.position() + LOCAL_BYTES);
                String name = new String(take(in, nameLength), US_ASCII);
                if (files.put(name, take(in, length)) != null) {
                    throw notOurs("含重复的文件名 " + name, "holds two files named " + name);
                }
            }
            if (!Arrays.equals(zip, write(files))) {
                throw notOurs("的字节与其内容的唯一写法不符", "is not written in the one form for its content");
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw notOurs("不是证据包：" + e.getMessage(), "is no evidence bundle: " + e.getMessage());
        }
        return files;
    }

    private static byte[] common(byte[] name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return little(LOCAL_BYTES - Integer.BYTES)
                .putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(FIRST_OF_JANUARY_1980)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length)
                .putShort((short) 0)
                .array();
    }

    private static byte[] name(String name) {
        byte[] bytes = name.getBytes(US_ASCII);
        if (bytes.length == 0 || bytes.length > NAME_BYTES_MAX || !new String(bytes, US_ASCII).equals(name)) {
            throw new IllegalArgumentException("a file name has 1 to " + NAME_BYTES_MAX + " ASCII characters");
        }
        return bytes;
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static MalformedException notOurs(String zh, String en) {
        return new MalformedException(new Wording("文件" + zh, "the file " + en));
    }
}
