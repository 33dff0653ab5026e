package dev.latchkey.local.emulator.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Makes HTTP servers that handle each request on a virtual thread. */
public final class HttpServers {
    static {
        // Read once, when the JDK's server is loaded. Without the first an answer that takes two writes waits
        // 40 ms for the peer's delayed acknowledgement; the second keeps the connections of parallel clients open.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private HttpServers() {}

    /**
     * Starts a server.
     *
     * @param address an IP address of this machine
     * @param port 0 for any free one
     * @throws java.net.BindException when the port is taken
     */
    public static HttpServer start(String address, int port, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
        return server;
    }
}
