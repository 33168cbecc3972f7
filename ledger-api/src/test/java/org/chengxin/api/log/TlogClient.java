package org.chengxin.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Follows a log over HTTP as somebody would who has only the specifications: RFC 6962 and c2sp.org/signed-note, tlog-checkpoint,
 * tlog-tiles and tlog-proof. It uses the JDK and nothing of the ledger, on purpose: an error that both made alike would not
 * be found otherwise.
 */
final class TlogClient implements AutoCloseable {

    private static final int TILE = 256;
    private static final int HASH = 32;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String prefix;
    private final String[] headers;

    /** @param prefix of the log, without a slash at its end */
    TlogClient(String prefix, String... headers) {
        this.prefix = prefix;
        this.headers = headers;
    }

    /** A checkpoint whose signature was verified. */
    record Head(String origin, long size, byte[] root, String note) {}

    /** A key that signed notes are checked with. */
    record Key(String vkey, String name, byte[] id, byte[] publicKey) {

        /** {@code name+hex key id+base64(01 | public key)} */
        static Key parse(String vkey) {
            String[] parts = vkey.strip().split("\\+", 3);
            byte[] material = Base64.getDecoder().decode(parts[2]);
            byte[] id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(UTF_8), material), 4);
            check(material[0] == 1 && material.length == 33, "an Ed25519 key has type 01 and 32 bytes");
            check(HexFormat.of().formatHex(id).equals(parts[1]), "the key id must be that of name and key");
            return new Key(vkey.strip(), parts[0], id, Arrays.copyOfRange(material, 1, 33));
        }

        boolean hasSigned(String note) {
            int end = note.lastIndexOf("\n\n");
            byte[] text = note.substring(0, end + 1).getBytes(UTF_8);
            for (String line : note.substring(end + 2).split("\n")) {
                check(line.startsWith("— "), "a signature line begins with a dash");
                String[] words = line.split(" ");
                byte[] signature = Base64.getDecoder().decode(words[2]);
                if (words[1].equals(name) && Arrays.equals(Arrays.copyOf(signature, 4), id)) {
                    return verifies(publicKey, text, Arrays.copyOfRange(signature, 4, signature.length));
                }
            }
            return false;
        }
    }

    Key key() {
        return Key.parse(text("/vkey").lines().findFirst().orElseThrow());
    }

    Head head(Key key) {
        return open(text("/checkpoint"), key);
    }

    static Head open(String note, Key key) {
        check(key.hasSigned(note), "the checkpoint must be signed by the key");
        String[] lines = note.substring(0, note.lastIndexOf("\n\n")).split("\n");
        check(lines[0].equals(key.name()), "the origin is the name of the key");
        return new Head(lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]), note);
    }

    /** Every entry of the tree, after checking that they hash to its root and that every tile says the same. */
    List<byte[]> entries(Head head) {
        List<byte[]> leaves = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        for (long n = 0; n * TILE < head.size(); n++) {
            int width = (int) Math.min(TILE, head.size() - n * TILE);
            entries.addAll(bundle(bytes("/tile/entries/" + path(n, width)), width));
            leaves.addAll(hashes(bytes("/tile/0/" + path(n, width)), width));
        }
        for (int i = 0; i < entries.size(); i++) {
            check(Arrays.equals(leaf(entries.get(i)), leaves.get(i)), "entry " + i + " must hash to its leaf");
        }
        check(Arrays.equals(root(leaves), head.root()), "the leaves must hash to the root");
        checkHigherTiles(head, leaves);
        return entries;
    }

    /** A tree that grew has the old one as its beginning: the old root is the root over its first leaves. */
    void checkGrowth(Head older, Head newer) {
        check(older.size() <= newer.size(), "a log never shrinks");
        List<byte[]> leaves = new ArrayList<>();
        for (long n = 0; n * TILE < newer.size(); n++) {
            int width = (int) Math.min(TILE, newer.size() - n * TILE);
            leaves.addAll(hashes(bytes("/tile/0/" + path(n, width)), width));
        }
        check(Arrays.equals(root(leaves), newer.root()), "the leaves must hash to the new root");
        check(Arrays.equals(root(leaves.subList(0, (int) older.size())), older.root()), "and to the old one");
    }

    private void checkHigherTiles(Head head, List<byte[]> leaves) {
        List<byte[]> below = leaves;
        for (int level = 1; below.size() >= TILE; level++) {
            List<byte[]> expected = new ArrayList<>();
            for (int i = 0; i + TILE <= below.size(); i += TILE) {
                expected.add(root(below.subList(i, i + TILE)));
            }
            List<byte[]> found = new ArrayList<>();
            for (int n = 0; n * TILE < expected.size(); n++) {
                int width = Math.min(TILE, expected.size() - n * TILE);
                found.addAll(hashes(bytes("/tile/" + level + "/" + path(n, width)), width));
            }
            for (int i = 0; i < expected.size(); i++) {
                check(Arrays.equals(expected.get(i), found.get(i)), "hash " + i + " of level " + level);
            }
            below = expected;
        }
        check(head.size() == leaves.size(), "there are as many leaves as the checkpoint says");
    }

    /** Checks a {@code c2sp.org/tlog-proof@v1} and returns the entry that it brings along. */
    static byte[] verifyProof(String proof, Key key, long expectedIndex) {
        int blank = proof.indexOf("\n\n");
        String[] lines = proof.substring(0, blank).split("\n");
        check(lines[0].equals("c2sp.org/tlog-proof@v1"), "the first line names the format");
        check(lines[1].startsWith("extra "), "this log brings the entry along");
        check(lines[2].equals("index " + expectedIndex), "the index is " + expectedIndex + ", found " + lines[2]);
        byte[] entry = Base64.getDecoder().decode(lines[1].substring("extra ".length()));
        List<byte[]> path = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            path.add(Base64.getDecoder().decode(lines[i]));
        }
        Head head = open(proof.substring(blank + 2), key);
        check(
                Arrays.equals(rootByPath(leaf(entry), expectedIndex, head.size(), path), head.root()),
                "the path must lead to the root");
        return entry;
    }

    /** RFC 6962 section 2.1.1, read from the leaf upwards. */
    static byte[] rootByPath(byte[] leaf, long index, long size, List<byte[]> path) {
        byte[] hash = leaf;
        long fn = index;
        long sn = size - 1;
        for (byte[] sibling : path) {
            check(sn > 0, "the path is too long");
            if (fn % 2 == 1 || fn == sn) {
                hash = node(sibling, hash);
                while (fn % 2 == 0 && fn != 0) {
                    fn /= 2;
                    sn /= 2;
                }
            } else {
                hash = node(hash, sibling);
            }
            fn /= 2;
            sn /= 2;
        }
        check(sn == 0, "the path is too short");
        return hash;
    }

    /** The Merkle tree hash of RFC 6962 section 2.1, by its definition. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    static byte[] leaf(byte[] entry) {
        return sha256(new byte[] {0}, entry);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean verifies(byte[] publicKey, byte[] text, byte[] signature) {
        try {
            byte[] y = new byte[HASH];
            for (int i = 0; i < HASH; i++) {
                y[i] = publicKey[HASH - 1 - i];
            }
            boolean xIsOdd = (y[0] & 0x80) != 0;
            y[0] &= 0x7f;
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(xIsOdd, new BigInteger(1, y))));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** {@code x001/x234/067} and {@code .p/<width>} if the tile is not full. */
    static String path(long n, int width) {
        StringBuilder path = new StringBuilder("%03d".formatted(n % 1000));
        for (long rest = n / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return width == TILE ? path.toString() : path + ".p/" + width;
    }

    private static List<byte[]> hashes(byte[] tile, int width) {
        check(tile.length == width * HASH, "a tile of width " + width + " has " + width * HASH + " bytes");
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            hashes.add(Arrays.copyOfRange(tile, i * HASH, (i + 1) * HASH));
        }
        return hashes;
    }

    private static List<byte[]> bundle(byte[] bytes, int width) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<byte[]> entries = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(entry);
            entries.add(entry);
        }
        check(entries.size() == width, "a bundle of width " + width + " has as many entries");
        return entries;
    }

    HttpResponse<byte[]> get(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(prefix + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes(String path) {
        HttpResponse<byte[]> answer = get(path);
        check(answer.statusCode() == 200, prefix + path + " answered " + answer.statusCode());
        return answer.body();
    }

    private String text(String path) {
        return new String(bytes(path), UTF_8);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
