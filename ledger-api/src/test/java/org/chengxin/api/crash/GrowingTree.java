package org.chengxin.api.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A tree that is asked for its root again and again: equal neighbours are joined as soon as they stand side by side. */
final class GrowingTree {

    private record Subtree(int height, byte[] root) {}

    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    void append(byte[] leaf) {
        Subtree last = new Subtree(0, leaf);
        while (!subtrees.isEmpty() && subtrees.peek().height() == last.height()) {
            last = new Subtree(last.height() + 1, node(subtrees.pop().root(), last.root()));
        }
        subtrees.push(last);
    }

    byte[] root() {
        Iterator<Subtree> fromTheRight = subtrees.iterator();
        byte[] root = fromTheRight.next().root();
        while (fromTheRight.hasNext()) {
            root = node(fromTheRight.next().root(), root);
        }
        return root;
    }

    private static byte[] node(byte[] left, byte[] right) {
        return NaiveTree.sha256(new byte[] {1}, left, right);
    }
}
