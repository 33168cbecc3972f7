package org.chengxin.api.imports.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of text whose encoding is known because the whole of it decodes without an error: what its byte order mark says,
 * else UTF-8, else GB18030 (which includes GBK). No character is ever replaced.
 */
record TextFile(Path path, Charset charset) {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final char MARK = '\uFEFF';

    static TextFile of(Path path) throws IOException, TableRefused {
        Optional<Charset> marked = marked(path);
        if (marked.isPresent()) {
            long broken = firstBrokenByte(path, marked.get());
            if (broken >= 0) {
                throw Refusals.brokenBehindMark(marked.get(), broken);
            }
            return new TextFile(path, marked.get());
        }
        long utf8 = firstBrokenByte(path, StandardCharsets.UTF_8);
        if (utf8 < 0) {
            return new TextFile(path, StandardCharsets.UTF_8);
        }
        long gb18030 = firstBrokenByte(path, GB18030);
        if (gb18030 < 0) {
            return new TextFile(path, GB18030);
        }
        throw Refusals.unreadableText(utf8, gb18030);
    }

    /** A reader behind the byte order mark. */
    Reader open() throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), strict(charset)), BUFFER_BYTES);
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    /** The first character that is not white space; a blank where there is none. */
    char firstVisibleCharacter() throws IOException {
        try (Reader reader = open()) {
            int c = reader.read();
            while (c >= 0 && Character.isWhitespace(c)) {
                c = reader.read();
            }
            return c < 0 ? ' ' : (char) c;
        }
    }

    /** What the byte order mark says; nothing where there is none. */
    private static Optional<Charset> marked(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String first = HexFormat.of().formatHex(in.readNBytes(3));
            if (first.equals("efbbbf")) {
                return Optional.of(StandardCharsets.UTF_8);
            }
            if (first.startsWith("fffe")) {
                return Optional.of(StandardCharsets.UTF_16LE);
            }
            return first.startsWith("feff") ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
        }
    }

    /** Offset of the first byte that does not decode, -1 if all do. */
    private static long firstBrokenByte(Path path, Charset charset) throws IOException {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);
        long before = 0;
        try (InputStream in = Files.newInputStream(path)) {
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars.clear(), end);
                if (result.isError()) {
                    return before + bytes.position();
                }
                before += bytes.position();
                bytes.compact();
            }
        }
        return -1;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
