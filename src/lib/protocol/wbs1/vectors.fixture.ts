import type { Deed } from './deed.ts';
import type { KeyListBody } from './key-list.ts';
import type { WireMessage, WireWrap } from './wire.ts';

/** What the protocol made once, for ever: bytes are base64url. A reader that does not open these opens no report of before either. */
export const vectors: {
  readonly instance: string;
  readonly code: string;
  readonly reportKey: { readonly publicKey: string; readonly privateKey: string };
  readonly recipient: { readonly publicKey: string; readonly privateKey: string };
  readonly office: { readonly signSeed: string; readonly verifyKey: string };
  readonly root: { readonly seed: string; readonly publicKey: string };
  readonly list: { readonly body: KeyListBody; readonly hash: string; readonly signature: string };
  readonly report: { readonly id: string; readonly recipients: readonly string[]; readonly signature: string };
  readonly wrap: WireWrap;
  readonly messages: readonly { readonly text: string; readonly hash: string; readonly message: WireMessage }[];
  readonly file: {
    readonly key: string;
    readonly prefix: string;
    readonly fileId: string;
    readonly chunks: readonly { readonly text: string; readonly sealed: string }[];
  };
  readonly reporter: {
    readonly lookup: string;
    readonly privateKey: string;
    readonly publicKey: string;
    readonly signSeed: string;
    readonly verifyKey: string;
  };
  /** Signed by the office's key. */
  readonly deeds: readonly { readonly deed: Deed; readonly proof: string }[];
  /** The recipient's private key and the office's seed under a passphrase. */
  readonly sealed: {
    readonly alg: 'argon2id-aes256gcm';
    readonly memory: number;
    readonly passes: number;
    readonly salt: string;
    readonly iv: string;
    readonly ct: string;
  };
  readonly passphrase: string;
  /** Of a key that has seen nothing. */
  readonly memory: { readonly version: number; readonly iv: string; readonly ct: string };
  readonly forward: { readonly text: string; readonly signature: string };
  readonly recovery: { readonly seed: string; readonly keyId: string; readonly pk: string; readonly vk: string };
} = {
  instance: 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc',
  code: 'AAECAwQFBgcICQoLDA0O',
  reportKey: {
    publicKey: 'OfvC6_AhNQu7HfYcSVzDRTb78A59oGdEcPNvIx4UM2M',
    privateKey: '7WLkzX52NCHjxa8AVwhAGQjPJai-wbTlWGEG6etUjQo'
  },
  recipient: {
    publicKey: '9Mb7AQrZxJAxUoyW5uHk-ZCagMOeqXEEsuqijhOh2z0',
    privateKey: 'Bl2CALKbTpf_an_oerOC09onajpsOpK6FdyYzaTVM6A'
  },
  office: {
    signSeed: 'Y40cb99E3CpV7NtfjU_CKrOOt_nMmHhJSizT55qwt9M',
    verifyKey: '3IUkOCVb08U0MaGplt-DhHZgk7Q42aLFKCZBmvBbz3o'
  },
  root: {
    seed: 'S55fIlJKh0YrZFKYYt3gEucefNSJ9KvOErCOVHdiQQI',
    publicKey: 'NgYoLdg8BScIIKDpWugjSpX-2JIgo3OGBQ4_ZO0iawA'
  },
  list: {
    body: {
      alg: 'wbs1',
      instanceId: 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc',
      epoch: 1,
      prevHash: '',
      issuedOn: '2026-11-01',
      notAfter: '2027-01-31',
      keys: [
        {
          keyId: 'mM_qdNsXK6jIuiEQ-07JqQ',
          label: 'Inspektorat',
          office: 'KPU Provinsi',
          outside: true,
          recovery: false,
          pk: '9Mb7AQrZxJAxUoyW5uHk-ZCagMOeqXEEsuqijhOh2z0',
          vk: '3IUkOCVb08U0MaGplt-DhHZgk7Q42aLFKCZBmvBbz3o',
          from: '2026-11-01',
          to: null
        }
      ]
    },
    hash: '-cGjENFI7Db7CSAWuE52A3f3gmemqJXRVgJkryJYBi8',
    signature: 'VUSbfLY3LDPcDT-Z1MpPYZeoXtZaNmgnlFA0RIshH3lY0YZmhw_Py8MczfpH8zQ1SDN8khHPmqkRsOLtQKxaDg'
  },
  report: {
    id: 'GXlR8nDD9utzW45It1P_RQ',
    recipients: ['mM_qdNsXK6jIuiEQ-07JqQ'],
    signature: 'D4kinh2LjR_2gIpl6pXw4gje5jqNi37l8zzNprpac9ONe3e3o2ywsuhoLU2T0weL4uhjVUCkFx_IhodeDFxKBA'
  },
  wrap: {
    keyId: 'mM_qdNsXK6jIuiEQ-07JqQ',
    enc: 'LhlnFmWu4srmWcAS0dKuSjdNnhO3OF_Vc_RH2DjiEQs',
    ct: 'UWe0sEmgKHZ_ur8wc7oY9uuHstriBUHQg8up0hQ10Fr96dHqNj3iZlqNnyIz3Pme'
  },
  messages: [
    {
      text: 'Saya melihat sendiri.',
      hash: 'XuNM8BnHTryaBYNliFfBRTQai5K88ZrSnUx1mr1UHy4',
      message: {
        header: {
          reportId: 'GXlR8nDD9utzW45It1P_RQ',
          messageId: 'AQEBAQEBAQEBAQEBAQEBAQ',
          seq: 1,
          sender: 'reporter',
          kind: 'report',
          mode: 'browser',
          keyList: '-cGjENFI7Db7CSAWuE52A3f3gmemqJXRVgJkryJYBi8',
          previous: '',
          seen: ''
        },
        iv: 'CoqOzXoNtSRW5E0R',
        ciphertext:
          'iSOWPOiPSIvUSCGnPBCwrDEd1kGN-n7lWUP5joZ5rUs0H0WzhZuk5J9FebNczoOPtqLaueWYlWr2St5YQOv3tXkn2Sx3heDuv_Su4DG0tISb9g1zJU6uSO3Ru1jJVem7EJfrAC5QRJb5voCFWqRxATFXtxQnNW2HMy3kS1Ct246cgKPANQzdtFej9rhYSVGBlqEec278KVYjAAfbuOF0ue1UrISFfWZKX3ggKItyozm8Vg3DlxRdqT6OO7ll4ubJ6JGeM_t72JcpPRyMKBwAx5B2mT0B6ZVD_u7HLMy81hZMN2KtlahpmclGjIcQvR87qrkOEIh9ZgxpXGWcjD9inWNQelEYk4C2_zTrmRWHOPMc492dXQVOLVBVbZoMxH8P9xdV-d2TMXgp9I_1FwcCC8Z2S0ninbsaQRyt4mdaRpLV8IMo0lbizLURCd_zGU0dOYArwksE5aPnQASj42PtYh39vwOk3sL2l-d9Bg9x00jTgixVXHRUfFGBG5iLUB2LP2sQ1SvIoKXvfg2bvLKdmWs5UiQd5Ex1j0ZLXdSKudB9FbLQEWLXQwn9q1L9iHCLEAG92eMcCldlneoSpfMQ_qJJ2JNtj8TDzzdduUFFoEZDUaw0eH5LkkUNG713oLI1wfogEOTl5HMPNXW3tbliCPzl7ITyQKt5itWYY94cYFb0xOZqyZuVWBSJ2y1FRnn1RGqI1IAbwUlogDQJkDsHNgGR7Nnw0mi1kM3NcmJTWolN089__4myDD7uHe7PIxcgu-si0NwLDdi7ViNayUGvXr4kxyG7rSc-t4D_x5S_1OM0YnN_R5Ophmy0uOUulIL0Y8OeA-zuRUozKeTNOnsYbuLYx_9sCeEShYzgKgu36eKklee2F5E9U3NaDDATj1pG1HkIVpKacTBojSRli7lRZrH9surU-afQIMkYYaMNxBWta_Pog0J0LSrELoOwIaMhyPWhixbxKyEBx2-Zm78uPSMv_XyJOfknJbIBKABu8hOwPBk2FlsjVSn6ALI5YZEK8U0CRwSFTMoF5skNZb25ITaxHTo0miEJueIZSDOyF1RsTOeyZ4t1eGo6Hk_TUi9EHNcSgUmwuPft8QNQEioqmcP14vS0zp0N4YW0affBqHE43ciMfoEtkpC9MVHPdMwE-o02DhpEovoEkFPya_AfbA3mE-oNLXhEhJ09J_2xOrDR5uVwzA-kFvfWOEUSaz6spGWRrWbbFDTErqixSCyyPAQzoFZ1jFLB2fTlcgGbwmZ4UUeVcPD3at4gYquZ4VX-4AraolS575l_0qJgY8RG1j_eRSSVhL82YMff52TYdv3xc45CE5xNwcjFCjlf0e7kPUHkS66vjzD23kxB_RzDpaX05gGMZqH0PDf_jGf8uFc',
        sealedKeys: [
          {
            enc: 'UDm59UFJjm3WxtuOeZzgbDdrhBumy-s9pqHAKHZMmA4',
            ct: '07xeCzqOwZINi_Uic6GWIYrLAJPTxCm-eCmDxId3D_XeKtVSNbsAKS6bD5-B3ZEw'
          },
          {
            enc: 'e6DrPMqWAAjAAqL27FJGh-D9C50I-wGlwEMyfRBv41s',
            ct: 'OnsuArHpgMr8aYqqSv0Aw3-b3bQtmH_IEl9y_wD_mp5GHLkfXWDl-sYTWHY82X2e'
          }
        ],
        commitment: 'qq4r6n8uPHCTYhTIkKHdE6hvFBsAv3voT4gK4o9yZ24',
        signature: 'HYpdcugGzXfBw3hhBH37xW8f_vvtDTeE21J0mKagiXgJXMSidVVITqDsO_m7opxWszklDk_cn360zuwFM-rnBA'
      }
    },
    {
      text: 'Kapan?',
      hash: 'g9q2JIIQln6eFHvbMLnIOcbl0BOitZslLlPMa5RgAN4',
      message: {
        header: {
          reportId: 'GXlR8nDD9utzW45It1P_RQ',
          messageId: 'AgICAgICAgICAgICAgICAg',
          seq: 2,
          sender: 'office',
          kind: 'text',
          mode: 'browser',
          keyList: '-cGjENFI7Db7CSAWuE52A3f3gmemqJXRVgJkryJYBi8',
          previous: 'XuNM8BnHTryaBYNliFfBRTQai5K88ZrSnUx1mr1UHy4',
          seen: 'XuNM8BnHTryaBYNliFfBRTQai5K88ZrSnUx1mr1UHy4'
        },
        iv: 'Ath82rpzpGdQoWDb',
        ciphertext:
          'Bw4aef5VM-ex3AxmV8SOkDRF9ZtK9KSyGBNnDqa2YlKeDNnoPuAXuJNbbDNtFraZX7QP2nOIRFeBInBsUnQlpuPOVSl70-b-XgHLHYRkTkCrrAfMXJmQIHwlPDt-LXWAk2ylmn6PDtb5FDEGPP3wF96v7cW7FvpaB_1aQ9IeGCW8hYgxKSpwlCZYhJ2US7Q6Ci19JFBEoO7KH1PNlFD8vXZYG9HZeN8k4PUy6ANnVhlNIqrfny-q3_j3bQTlRUpziwpAn6KjeNGR6Lwyd4Z_ZRlLP0d-fQs7irpEbZYw7NSrzYtCgF3J9O0gGCl5-S-3GxVA6t188IzcqYOmlYqwzJPAh0E5df75eGtEMDfRyn2flc4mMS794UynicGHPz60mcGGPZRoXgrcv5dcnLFEhQg8qE-Hr1xNqa3seVAdogMyZzHKgx9n3ad2zXaeAnlcrOF2R09myr8eypExr7E0XIv1ek8vy-Uj9UplEyn6f3-Y5EAtN5JyNG3DTviv2cotz70Ig4j-bXv3mmniisjjGH3JKGMSINNOsMKSPzRy6GhhGl6uamevXmStk2chLDJ9lCqcWgOIX-rjm0T0w4G09dY4U-BafL1Iy6gzYtbXEj0FCEpQvDsFwqYrc_fZ9CxQkGv54TLVlO_xmzfXYUoNJ01b1d6bhpbrCxP4thMxweoTC8jcjv9qLvObPXEIpx4W6MQA0P7CoGMCPa-mx6G3PKUx2v2Bkl-VRs2lMTV4fdtPhCuj7WsG8NlJxd48EjJXuVbQITYnPtwAbuatEJKc0Fh3NhG0G6Zi7uCP_EGDBaKtZmF7PabGgM4RGwGn0DUTw1LloiOanPKcWF_Lpv3fgcRaPufA7KX_f0454bMdAFNCzfaf2zFryuTnl3ZtqNAAwEoCRrFNL96pgruymDuHq0c8w9FwlPWMne357H8rVRXSBJORmXZrvRa0t8DONfEFJDfcIhgEtG9tHEG0MUFGbheZXWJu4-4Y3bKMYDy5s67qwaZavqk9fzs6LEXChWIP2Dh103Iba0Hca1Me9PBrJ4ZVsR67djNh1NZkzzAU25-0-rG1kkrwDBI1WXNQ3EIi-wCratSk96IpkfrmwQK5JGh6553QnjUuCp4vp5DEQkbDa3_H9kFRv8LklAG7rUJf3uNitd6ty0RfUnoKlXMNCssojpXlaez6S8AwELL1x8LW94IvODz6rHOtLWdg1QoM3YfQ0h8C-t0DqDl_ySpu9jsG8BiZ9I1EdIAvL48s4OgJwg1TPvwA6RkEjHxlIT5-D5sYWOgXiP3w5Kj3n_FunoFMm_jiQ9CLkU9l646fNFcdOCYIYBfKNBq19j_xMojSNjab1K8KhTDJ_ef-4i6J3o4aEmv361LgTRo2fcdD3QA',
        sealedKeys: [
          {
            enc: '_z2tsL9-EGda7OZNfrp5zXiXE3OtlDNoM8vpvDWf_WE',
            ct: '1NW5shCAccpEM-RZGK4XmE6wdP-QZv4Ptubbw34i0nr6zuNzoM4kHglJkU-X0oPX'
          },
          {
            enc: 'hNJOpM6-CZSYvl76gUUYAJiTYgtXjv8QSrzV_GpjUiY',
            ct: 's3nItUVBpUnQyMzl4IJWam7Zmxe9uTNZW1cWqw82Dd4yCL4lqAcG0Coq58TOdyEe'
          }
        ],
        commitment: 'VEp5F7U-bW4mBs6vTRqNoIRqZtqQ-Iul1DBMftoi92s',
        signature: 'QGGQuLqqLQSSAvEDoQ29pxriEZw4y_5dH__7Sat1W7G8kHi-tzaW1z3HA-X92rrY4greS9xwHZtdFCtDJYGnAA'
      }
    }
  ],
  file: {
    key: 'HnnQCnygYI_dF58i1Fl8ZieF_m-BNyCwi02Lkd365ps',
    prefix: 'CQkJCQkJCQ',
    fileId: 'AwMDAwMDAwMDAwMDAwMDAw',
    chunks: [
      {
        text: 'satu',
        sealed: '4hxCSb4vBUNH3JIy7zrnbgldikk'
      },
      {
        text: 'dua',
        sealed: 'fWTl-xH9FIaCLxwapllXR7WT4w'
      }
    ]
  },

  reporter: {
    lookup: 'hrXhIELGXrWEAGTf1ODKM3hqUoZKsQ-IfFxJz0pblIw',
    privateKey: '93fNoQgKoz3uCTwTLR3O0EWLWzJ39xjEhHL9vBBaLkw',
    publicKey: 'b7PSRn3E2a2Umaa6O07-bDK5bYrPMDJxFK4ALXxzuEs',
    signSeed: 'NgjWTW2OGKfqe8nMicZFRR5erK9PXhry5pKnBOubhqM',
    verifyKey: 'hk_IDfpu-100H3wf71frzCCFc7BMbkNdoVeZe-K_U5w'
  },
  deeds: [
    {
      deed: {
        deed: 'reseal',
        keyId: 'mM_qdNsXK6jIuiEQ-07JqQ',
        former: 'LV0SnW5utObmlVi3GfU_EcezdKp1HNsgCmGU0p2qwYU',
        next: 'LV0SnW5utObmlVi3GfU_EcezdKp1HNsgCmGU0p2qwYU'
      },
      proof: '_qPfH_yhLtTpCHY25s7qlv8-rN12an0lWNuNafrqQgUSp3dyIA0CwnahVBQEzHtqmluNXHMvlpdzM3jFJecNBA'
    },
    {
      deed: {
        deed: 'memory',
        keyId: 'mM_qdNsXK6jIuiEQ-07JqQ',
        version: 1,
        next: 'iF3gYMBzo7Y_oeOmagSeSBAVX1frShbFGBB12VEOKYM'
      },
      proof: 'DRhsnOJIAF-80DWGLwl5Wi6tfGP_Ke6l96514gZOzSOYH_Ifj-Co4zRepsJi3dEeBWN34ejRLXiGjOLlhQ6EBg'
    },
    {
      deed: {
        deed: 'recuse',
        keyId: 'mM_qdNsXK6jIuiEQ-07JqQ',
        reportId: 'GXlR8nDD9utzW45It1P_RQ'
      },
      proof: 'bd3I8Stvz4nyG6xfsCYz6zhE7I3oOIAnRUAB4AcVaPDsyAeIh2JtKxYAyz5mtIS8B6XM6ohYSRvK8rNPsd-HDw'
    }
  ],
  sealed: {
    alg: 'argon2id-aes256gcm',
    memory: 65536,
    passes: 3,
    salt: '0BWYFDiEG3sBtHSG47oIOg',
    iv: 'l9r3YrWjLm5_jZYE',
    ct: 'zE9m8_mk2bkQr_kTMbxxR6aVTMa_eszTzj7OWwzA_oEFV8WRnpik_13Ujvd5MFPREt53qG0JnJq3uoxq6gqU5QBjfjos4Z2s11dBqNDws1o'
  },
  passphrase: 'baba caca dada fafa gaga haha jaja',
  memory: {
    version: 1,
    iv: 'WKRFtgiRXtnQuh2t',
    ct: 'FhhDzsbTlVvuBItf4-0WR38p3mDYSp-6BeM2OqDR74uHlmlLNn9MDZHnFyN8wmyzJ3Ufmrg6xGSVMTH70Be_B4ZP7chkIyASExKjI-XEbMe6hJYayDA'
  },
  forward: {
    text: 'Kantor:\nBaik.',
    signature: 'XoRD2OVM8pNZ_tc-Yn8yMOp9CkkbnWHtOOehXNd0DHsnlnfYjvitxIBAOyiN0V4VUvVnZyjjig8ns3eYxWddAQ'
  },
  recovery: {
    seed: 'BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU',
    keyId: 'uaR8HR5w66lLyjGR3R3I4A',
    pk: 'KIP_UQ0tcEIJszxXOBwudioThU0T6it2zgG8mddiYgM',
    vk: 'e7opCj9jiVmECNXrz-ipWv_yEbX5WP2GSyBYbvtB72w'
  }
};
