package org.chengxin.projections.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells those that wait for something to grow that it has. A word that comes while nobody waits is not lost. */
final class Growth {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long times;

    /** To be asked for before one looks, and handed to {@link #await} after. */
    long times() {
        lock.lock();
        try {
            return times;
        } finally {
            lock.unlock();
        }
    }

    void tell() {
        lock.lock();
        try {
            times++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has grown since {@code seen}, but no longer than {@code millisMax}. */
    void await(long seen, long millisMax) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millisMax);
        lock.lockInterruptibly();
        try {
            while (times == seen && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
