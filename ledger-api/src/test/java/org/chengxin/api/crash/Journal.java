package org.chengxin.api.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clients were told, on the clients' side: on disk before the client does anything else, and so beyond the reach of
 * whatever happens to the ledger.
 */
final class Journal implements AutoCloseable {

    private final FileChannel file;
    private final List<Receipt> receipts = new ArrayList<>();

    Journal(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    synchronized void write(Receipt receipt) {
        String line = receipt.commandId() + " " + receipt.eventId() + " " + receipt.position() + " "
                + receipt.leafHash() + "\n";
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        receipts.add(receipt);
        notifyAll();
    }

    /** Waits until so many receipts have been written down. */
    synchronized void await(int count) throws InterruptedException {
        while (receipts.size() < count) {
            wait();
        }
    }

    synchronized int size() {
        return receipts.size();
    }

    /** All that was acknowledged, in the order in which it was written down. */
    synchronized List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
