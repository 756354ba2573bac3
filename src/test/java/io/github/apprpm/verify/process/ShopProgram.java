package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A small web application, compiled once, that does what it must not if a variable of its environment says so. */
public final class ShopProgram {
    private static final String SOURCE = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            import java.util.Properties;
            import java.util.TreeMap;

            public final class Shop {
                public static void main(String[] args) throws Exception {
                    Path lib = Path.of(Shop.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
                    if (told("USAGE") && args.length == 0) {
                        System.err.println("usage: shop [-h] {server,check} file\\n  -h  help");
                        System.exit(2);
                    }
                    if (told("CRASH")) throw new IllegalStateException("no database at db:5432");
                    if (told("WRITE")) Files.writeString(lib.resolve(System.getenv("WRITE")), "written");
                    if (told("OPEN")) Files.newByteChannel(Path.of(System.getenv("OPEN")), StandardOpenOption.WRITE);
                    if (told("CHILD")) System.out.println("child " + new ProcessBuilder("sleep", "1000").start().pid());
                    if (told("ORPHAN")) {
                        new ProcessBuilder("sh", "-c", "sleep 1000 & echo child $!").inheritIO().start().waitFor();
                    }
                    if (told("SLEEP")) Thread.sleep(Long.parseLong(System.getenv("SLEEP")));
                    if (told("EXIT")) hook(() -> Runtime.getRuntime().halt(Integer.parseInt(System.getenv("EXIT"))));
                    if (told("STAY")) hook(Shop::stay);
                    if (told("FAREWELL")) hook(() -> write(lib.resolve("farewell")));
                    Properties conf = new Properties();
                    Path file = lib.resolveSibling("conf/shop.properties");
                    if (Files.exists(file)) conf.load(Files.newBufferedReader(file));
                    String port = System.getenv(told("LISTEN") ? "LISTEN" : "PORT");
                    if (told("SILENT")) silent(Integer.parseInt(port));
                    if (told("MANAGEMENT_FIRST")) {
                        new java.net.ServerSocket(0);
                        for (int i = Integer.parseInt(System.getenv("MANAGEMENT_FIRST")); i > 0; i--) {
                            Thread.sleep(1000);
                            System.out.println("loads " + i);
                        }
                    }
                    HttpServer server = server(Integer.parseInt(port));
                    answer(server, "/", 200, "shop\\n");
                    answer(server, "/health", told("HEALTH") ? Integer.parseInt(System.getenv("HEALTH")) : 200, "state\\n");
                    answer(server, "/environment", 200, text(new TreeMap<>(System.getenv())));
                    answer(server, "/properties", 200, text(new TreeMap<>(System.getProperties())));
                    answer(server, "/arguments", 200, String.join("\\n", args));
                    answer(server, "/conf", 200, text(new TreeMap<>(conf)));
                    server.start();
                    if (told("MANAGEMENT_SERVER_PORT")) {
                        int second = Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT"));
                        HttpServer management = HttpServer.create(new InetSocketAddress(second), 0);
                        answer(management, "/ready", 200, "ready\\n");
                        management.start();
                    }
                    System.out.println("listens on " + port);
                }

                private static HttpServer server(int port) throws Exception {
                    InetSocketAddress address = told("ADDRESS")
                            ? new InetSocketAddress(System.getenv("ADDRESS"), port)
                            : new InetSocketAddress(port);
                    if (!told("KEYS")) return HttpServer.create(address, 0);
                    char[] phrase = "changeit".toCharArray();
                    java.security.KeyStore keys = java.security.KeyStore.getInstance(new java.io.File(System.getenv("KEYS")), phrase);
                    javax.net.ssl.KeyManagerFactory managers = javax.net.ssl.KeyManagerFactory.getInstance("PKIX");
                    managers.init(keys, phrase);
                    javax.net.ssl.SSLContext context = javax.net.ssl.SSLContext.getInstance("TLS");
                    context.init(managers.getKeyManagers(), null, null);
                    com.sun.net.httpserver.HttpsServer server = com.sun.net.httpserver.HttpsServer.create(address, 0);
                    server.setHttpsConfigurator(new com.sun.net.httpserver.HttpsConfigurator(context));
                    return server;
                }

                private static void silent(int port) throws Exception {
                    try (java.net.ServerSocket socket = new java.net.ServerSocket(port)) {
                        while (true) socket.accept().close();
                    }
                }

                private static boolean told(String variable) {
                    return System.getenv(variable) != null;
                }

                private static void hook(Runnable action) {
                    Runtime.getRuntime().addShutdownHook(new Thread(action));
                }

                private static void stay() {
                    while (true) {
                        try {
                            Thread.sleep(1000);
                        } catch (InterruptedException e) {
                            continue;
                        }
                    }
                }

                private static void write(Path file) {
                    try {
                        Files.writeString(file, "farewell");
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }

                private static String text(TreeMap<Object, Object> map) {
                    StringBuilder text = new StringBuilder();
                    map.forEach((key, value) -> text.append(key).append('=').append(value).append('\\n'));
                    return text.toString();
                }

                private static void answer(HttpServer server, String path, int status, String text) {
                    byte[] body = text.getBytes(StandardCharsets.UTF_8);
                    server.createContext(path, exchange -> {
                        try (exchange) {
                            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
                            exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
                            if (status != 204) exchange.getResponseBody().write(body);
                        }
                    });
                }
            }
            """;

    /** Of class files (JVMS 4.1), after magic and minor version. */
    private static final int MAJOR_AT = 7;

    private static final Map<String, byte[]> CLASSES = compiled();

    private ShopProgram() {}

    private static Map<String, byte[]> compiled() {
        try {
            Path directory = Files.createTempDirectory("shop");
            Path source = Files.writeString(directory.resolve("Shop.java"), SOURCE);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            assertNotNull(compiler, "These tests need a JDK");
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            assertTrue(
                    compiler.run(null, null, errors, "--release", "17", "-nowarn", source.toString()) == 0,
                    errors::toString);
            Map<String, byte[]> classes = new TreeMap<>();
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    if (file.toString().endsWith(".class")) {
                        classes.put(file.getFileName().toString(), Files.readAllBytes(file));
                    }
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The executable jar. */
    public static Path jar(Path file) throws IOException {
        return write(file, CLASSES, "Shop");
    }

    /** One whose class only a Java of the future can read. */
    static Path jarFor(int java, Path file) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        CLASSES.forEach((name, bytes) -> {
            byte[] newer = bytes.clone();
            newer[MAJOR_AT] = (byte) (java + 44);
            classes.put(name, newer);
        });
        return write(file, classes, "Shop");
    }

    /** One whose classes have preview features, as far as the JVM sees. */
    static Path jarWithPreview(Path file) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        CLASSES.forEach((name, bytes) -> {
            byte[] marked = bytes.clone();
            marked[MAJOR_AT - 3] = (byte) 0xFF;
            marked[MAJOR_AT - 2] = (byte) 0xFF;
            marked[MAJOR_AT] = (byte) (Runtime.version().feature() + 44);
            classes.put(name, marked);
        });
        return write(file, classes, "Shop");
    }

    /** One that lacks the class that it names. */
    static Path jarWithoutMainClass(Path file) throws IOException {
        return write(file, Map.of(), "com.example.Absent");
    }

    private static Path write(Path file, Map<String, byte[]> classes, String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return file;
    }
}
