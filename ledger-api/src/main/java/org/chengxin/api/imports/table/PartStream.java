package org.chengxin.api.imports.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;

/** A part of a workbook while it unpacks: stops at the limits of size, of growth, and of bytes without a tag. */
final class PartStream extends FilterInputStream {

    /** Small parts may grow as they like. */
    private static final long RATIO_FROM_BYTES = 1024L * 1024;

    private final ZipEntry entry;
    private final TableLimits limits;
    private long inflatedBytes;
    private long partBytes;
    private long bytesSinceTag;

    /** Tells that a limit was passed; unchecked, so that no parser in between wraps it. */
    static final class Beyond extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String part;

        private Beyond(String part) {
            super(part, null, false, false);
            this.part = part;
        }

        String part() {
            return part;
        }
    }

    /** @param inflatedBytes what the parts before have come to */
    PartStream(InputStream in, ZipEntry entry, TableLimits limits, long inflatedBytes) {
        super(in);
        this.entry = entry;
        this.limits = limits;
        this.inflatedBytes = inflatedBytes;
    }

    long inflatedBytes() {
        return inflatedBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            count(bytes, offset, read);
        }
        return read;
    }

    private void count(byte[] bytes, int offset, int read) {
        inflatedBytes += read;
        partBytes += read;
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        for (int i = offset; xml && i < offset + read; i++) {
            bytesSinceTag = bytes[i] == '<' ? 0 : bytesSinceTag + 1;
            stopBeyond(bytesSinceTag, 4L * limits.recordCharactersMax());
        }
        stopBeyond(inflatedBytes, limits.inflatedBytesMax());
        if (partBytes > RATIO_FROM_BYTES) {
            stopBeyond(partBytes, limits.inflationRatioMax() * Math.max(1, entry.getCompressedSize()));
        }
    }

    private void stopBeyond(long found, long max) {
        if (found > max) {
            throw new Beyond(entry.getName());
        }
    }
}
