package org.chengxin.api.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between the ledger and PostgreSQL and cuts a connection when it is told to: before a request arrives, or after the
 * answer has been given but before it is delivered. In the second case what was ordered has happened, and nobody was told.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 16;

    private final ServerSocket server;
    private final int target;
    private final Blade requests = new Blade();
    private final Blade answers = new Blade();

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Cuts the connection that asks next, before PostgreSQL hears of it; returns when that has happened. */
    void cutNextRequest() throws InterruptedException {
        requests.cutNext();
    }

    /** Cuts the connection that is answered next, behind PostgreSQL's back; returns when that has happened. */
    void cutNextAnswer() throws InterruptedException {
        answers.cutNext();
    }

    private void accept() {
        try {
            while (true) {
                Socket ledger = server.accept();
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), target);
                ledger.setTcpNoDelay(true);
                postgres.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> forward(ledger, postgres, requests));
                Thread.ofVirtual().start(() -> forward(postgres, ledger, answers));
            }
        } catch (IOException closed) {
            // The test is over, or PostgreSQL is.
        }
    }

    private static void forward(Socket from, Socket to, Blade blade) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (blade.cuts()) {
                    return;
                }
                out.write(chunk, 0, length);
            }
        } catch (IOException brokenElsewhere) {
            // Both ends are closed now.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Cuts once for each order. */
    private static final class Blade {

        private volatile CountDownLatch ordered = new CountDownLatch(0);

        void cutNext() throws InterruptedException {
            CountDownLatch order = new CountDownLatch(1);
            ordered = order;
            order.await();
        }

        synchronized boolean cuts() {
            boolean cut = ordered.getCount() > 0;
            ordered.countDown();
            return cut;
        }
    }
}
