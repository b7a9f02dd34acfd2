/** Codes in the alpha channel of an area's colour. */
export const NO_DATA = 1;
export const CLUSTERED = 2;

export const COLOUR_TEXTURE_WIDTH = 256;

const LOOK_UP = `
uniform sampler2D u_colours;
uniform highp uint u_hovered;
uniform vec3 u_ink;
uniform vec3 u_paper;
uniform float u_ratio;

float lightness(vec3 colour) { return dot(colour, vec3(0.3, 0.59, 0.11)); }

/** Ink or paper, whichever stands out. */
vec3 contrasting(vec3 colour) {
  bool darkInk = lightness(u_ink) < lightness(u_paper);
  return (lightness(colour) > 0.5) == darkInk ? u_ink : u_paper;
}

vec4 areaColour(highp uint id) {
  vec4 look = texelFetch(u_colours, ivec2(int(id) % ${COLOUR_TEXTURE_WIDTH}, int(id) / ${COLOUR_TEXTURE_WIDTH}), 0);
  int code = int(look.a * 255.0 + 0.5);
  vec3 colour = look.rgb;
  vec2 pixel = gl_FragCoord.xy / u_ratio;
  if ((code & ${NO_DATA}) != 0) colour = mod(pixel.x + pixel.y, 7.0) < 1.4 ? mix(u_paper, u_ink, 0.55) : u_paper;
  if ((code & ${CLUSTERED}) != 0 && mod(pixel.x - pixel.y, 9.0) < 1.2) colour = contrasting(colour);
  if (id == u_hovered) colour = mix(colour, u_ink, 0.35);
  return vec4(colour, 1.0);
}`;

export const FILL_VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform float u_scale;
in vec2 a_corner;
in highp uint a_id;
flat out highp uint v_id;
void main() {
  v_id = a_id;
  gl_Position = u_matrix * vec4(a_corner * u_scale, 0.0, 1.0);
}`;

export const FILL_FRAGMENT = `#version 300 es
precision highp float;
flat in highp uint v_id;
out vec4 fragColour;
${LOOK_UP}
void main() { fragColour = areaColour(v_id); }`;

/** One round dot an area, at a place on the mercator square. */
export const DOT_VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform vec2 u_origin;
uniform float u_size;
in vec2 a_offset;
flat out highp uint v_id;
void main() {
  v_id = uint(gl_VertexID);
  gl_Position = u_matrix * vec4(a_offset + u_origin, 0.0, 1.0);
  gl_PointSize = u_size;
}`;

export const DOT_FRAGMENT = `#version 300 es
precision highp float;
flat in highp uint v_id;
out vec4 fragColour;
${LOOK_UP}
void main() {
  if (distance(gl_PointCoord, vec2(0.5)) > 0.5) discard;
  fragColour = areaColour(v_id);
}`;

/** @throws Error with the driver's message where a shader does not compile or link */
export function linkProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('the graphics context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, 'a_corner');
  gl.bindAttribLocation(program, 0, 'a_offset');
  gl.bindAttribLocation(program, 1, 'a_id');
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`the area shader failed: ${gl.getProgramInfoLog(program)}`);
  return program;
}
